package io.alignmentstudio.workspace;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ResumedWork;
import io.alignmentstudio.workspace.store.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Another process that uses a workspace: opens it, reads it, or is killed in the middle of a step.
 */
public final class ChildProcess {
  private ChildProcess() {}

  /** Runs one of the modes on a folder and returns what was printed. */
  public static String run(String mode, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName(),
                mode,
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "\nexit code " + process.waitFor();
  }

  /** Mode and folder. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    try {
      switch (arguments[0]) {
        case "open" -> {
          try (Workspace _ = Workspace.open(folder)) {
            System.out.println("opened");
          }
        }
        case "read" -> {
          try (Workspace workspace = Workspace.openReadOnly(folder)) {
            System.out.println(workspace.runs().all().size() + " runs");
          }
        }
        default -> killed(folder, ResumedWork.Kill.valueOf(arguments[0]));
      }
    } catch (StudioException e) {
      System.out.println(e.code() + " " + e.getMessage());
    }
  }

  private static void killed(Path folder, ResumedWork.Kill kill) {
    try (Workspace workspace = Workspace.open(folder)) {
      Run run = workspace.runs().start("run");
      ResumedWork work = new ResumedWork(workspace, run, kill);
      var _ = workspace.stepRunner(run, Progress.silent()).run(work.step());
    }
  }
}
