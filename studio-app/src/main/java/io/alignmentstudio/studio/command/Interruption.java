package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.tensor.Engine;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says what to do after Ctrl-C and ends the process with 130, at once: libtorch must not be torn
 * down while it computes, and everything on disk stands a kill at any time.
 */
final class Interruption {
  private static final AtomicReference<String> ADVICE =
      new AtomicReference<>("run the command again to resume it");

  private final AtomicBoolean over = new AtomicBoolean();

  private Interruption() {}

  static Interruption watch(PrintStream out) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!interruption.over.get()) {
                    out.println();
                    out.println("stopped; " + ADVICE.get());
                    out.flush();
                    Engine.exit(ErrorCode.INTERRUPTED.exitCode());
                  }
                },
                "interruption"));
    return interruption;
  }

  /** Sets what an interrupted user is told. */
  static void advice(String text) {
    ADVICE.set(text);
  }

  /** The command is done; the process ends by itself. */
  void over() {
    over.set(true);
  }
}
