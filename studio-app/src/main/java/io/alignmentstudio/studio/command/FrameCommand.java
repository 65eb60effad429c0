package io.alignmentstudio.studio.command;

import io.alignmentstudio.framers.ingest.TreePrinter;
import io.alignmentstudio.framers.norms.NormPrinter;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the data. */
@Command(
    name = "frame",
    description = "Read the policy documents; find norms and terms; make training and test data.",
    mixinStandardHelpOptions = true)
final class FrameCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--tree", description = "Print the sections and clauses of every document.")
  private boolean tree;

  @Option(
      names = "--norms",
      paramLabel = "N",
      description = "Print N norms of every regulation, drawn at random, beside their clauses.")
  private Integer norms;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (norms != null && norms < 1) {
      throw new ParameterException(
          spec.commandLine(), "--norms takes a number from 1, not " + norms);
    }
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "frame", TerminalProgress.standard())) {
      if (tree) {
        // Before framing, which fails where a document has no norms: this shows why.
        cycle.documents().forEach(document -> System.out.println(TreePrinter.print(document)));
      }
      String summary = cycle.frame();
      if (norms != null) {
        System.out.println(
            NormPrinter.sample(
                workspace.norms().all(), norms, workspace.config().training().seed()));
      }
      System.out.println(summary);
      System.out.println(
          "Next: " + Launcher.command("instruct", workspace.folder()) + ", or all of it: run");
    }
    return 0;
  }
}
