package io.alignmentstudio.studio.command;

import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Makes the adapter. */
@Command(
    name = "instruct",
    description = "Train the adapter that makes the base model follow the policies.",
    mixinStandardHelpOptions = true)
final class InstructCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "instruct", TerminalProgress.standard())) {
      System.out.println(cycle.instruct());
      System.out.println("Next: " + Launcher.command("audit", workspace.folder()));
    }
    return 0;
  }
}
