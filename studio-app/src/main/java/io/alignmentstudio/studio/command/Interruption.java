package io.alignmentstudio.studio.command;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Says what to do after Ctrl-C. The process then ends with 130, as every interrupted one. */
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
