package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.tensor.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that somebody stops, or that the disk stops. */
class DisturbedRunTest {
  @TempDir private Path folder;

  @Test
  void controlCStopsATrainingAndSaysHowToGoOn() throws Exception {
    train("epochs: 1,", "epochs: 500,");
    Process run = ChildStudio.start(Main.class, List.of("run", "--workspace", folder.toString()));
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = run.inputReader()) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.append(line).append('\n');
        if (line.contains("supervised tuning")) {
          new ProcessBuilder("kill", signal(), Long.toString(run.pid())).start().waitFor();
        }
      }
    }

    assertThat(run.waitFor()).as(output.toString()).isEqualTo(ErrorCode.INTERRUPTED.exitCode());
    assertThat(output).contains("stopped; run the command again to resume it");
    train("epochs: 500,", "epochs: 1,");
    CommandLineRun resumed = CommandLineRun.of("run", "--workspace", folder.toString());
    assertThat(resumed.code()).as(resumed.error()).isIn(0, 1, 2);
    assertThat(resumed.error()).contains("frame: unchanged", "base: unchanged");
  }

  @Test
  void aDiskThatTakesNoMoreIsExplainedAndTheRunGoesOnLater() throws Exception {
    TinyPolicy.write(folder);
    // The libraries are unpacked before, and must not meet the limit.
    assertThat(Engine.version()).isNotEmpty();
    Process run =
        ChildStudio.start(
            List.of("bash", "-c", "ulimit -f 30000; exec \"$@\"", "limited"),
            Main.class,
            List.of("run", "--workspace", folder.toString()));
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor()).as(output).isEqualTo(ErrorCode.CANNOT_CREATE.exitCode());
    assertThat(output).contains("error: ", folder.toString()).doesNotContain("\tat ");
    CommandLineRun resumed = CommandLineRun.of("run", "--workspace", folder.toString());
    assertThat(resumed.code()).as(resumed.error()).isIn(0, 1, 2);
    assertThat(resumed.error()).contains("frame: unchanged");
  }

  /**
   * Ctrl-C's signal. Where the tests run in the background it may be ignored, and their children
   * ignore it too; termination then takes the same way.
   */
  private static String signal() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElseThrow();
    boolean interrupt = (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
    if (interrupt) {
      System.out.println("SIGINT is ignored here; SIGTERM takes its place");
    }
    return interrupt ? "-TERM" : "-INT";
  }

  private void train(String from, String to) throws IOException {
    if (!Files.exists(folder.resolve("studio.yaml"))) {
      TinyPolicy.write(folder);
    }
    Path settings = folder.resolve("studio.yaml");
    String text = Files.readString(settings);
    assertThat(text).contains("sft: {" + from);
    Files.writeString(settings, text.replace("sft: {" + from, "sft: {" + to));
  }
}
