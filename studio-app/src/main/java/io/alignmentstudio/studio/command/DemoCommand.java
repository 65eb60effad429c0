package io.alignmentstudio.studio.command;

import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.StudioYaml;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the whole cycle. */
@Command(
    name = "demo",
    description = "The whole cycle on a bundled example: no network, no GPU, no key.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "alignment-studio-demo",
      description = "Where the workspace goes; by default ./${DEFAULT-VALUE}.")
  private Path folder;

  @Override
  public Integer call() {
    studio.requireNoWorkspace("--folder DIR");
    boolean present = Files.exists(folder.resolve(StudioYaml.FILE_NAME));
    if (!present) {
      BundledExample.copy(folder);
    }
    System.err.println(
        (present ? "The demonstration is in " : "Made the demonstration's workspace in ")
            + folder.toAbsolutePath().normalize());
    Interruption.advice(
        "resume it with "
            + Launcher.NAME
            + " demo --folder "
            + Launcher.quoted(Launcher.shown(folder)));
    try (Workspace workspace = Workspace.open(folder);
        Cycle cycle = Cycle.start(workspace, "demo", TerminalProgress.standard())) {
      Closing.print(workspace, cycle.audit(), false);
    }
    return 0;
  }
}
