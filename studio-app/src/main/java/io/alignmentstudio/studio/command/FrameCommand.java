package io.alignmentstudio.studio.command;

import io.alignmentstudio.framers.ingest.TreePrinter;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the data. */
@Command(
    name = "frame",
    description = "Read the policy documents; find norms and terms; make training and test data.",
    mixinStandardHelpOptions = true)
final class FrameCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--tree", description = "Print the sections and clauses of every document.")
  private boolean tree;

  @SuppressWarnings("NullAway.Init")
  FrameCommand() {}

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "frame", TerminalProgress.standard())) {
      String summary = cycle.frame();
      if (tree) {
        workspace
            .documents()
            .all()
            .forEach(document -> System.out.println(TreePrinter.print(document)));
      }
      System.out.println(summary);
      System.out.println(
          "Next: " + Launcher.command("instruct", workspace.folder()) + ", or all of it: run");
    }
    return 0;
  }
}
