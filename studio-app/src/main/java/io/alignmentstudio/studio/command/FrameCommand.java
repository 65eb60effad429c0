package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.framers.curation.FunnelPrinter;
import io.alignmentstudio.framers.history.HistoryPrinter;
import io.alignmentstudio.framers.history.NormHistory;
import io.alignmentstudio.framers.history.RowHistories;
import io.alignmentstudio.framers.history.RowHistory;
import io.alignmentstudio.framers.ingest.TreePrinter;
import io.alignmentstudio.framers.norms.NormPrinter;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.util.List;
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

  @Option(
      names = "--tree",
      description =
          "Print the sections and clauses of every document; alone, it only reads and makes no data.")
  private boolean tree;

  @Option(
      names = "--norms",
      paramLabel = "N",
      description = "Print N norms of every regulation, drawn at random, beside their clauses.")
  private Integer norms;

  @Option(
      names = "--explain",
      paramLabel = "ID",
      description = "Print the history of one row of the last frame, also of a dropped one.")
  private String explain;

  @Option(
      names = "--funnel",
      description = "Print what each stage took, dropped and why, with samples of the dropped.")
  private boolean funnel;

  @Option(names = "--json", description = "Write --explain or --funnel as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (norms != null && norms < 1) {
      throw new ParameterException(
          spec.commandLine(), "--norms takes a number from 1, not " + norms);
    }
    if (json && explain == null && !funnel) {
      throw new ParameterException(
          spec.commandLine(), "--json writes --explain ID or --funnel; name one of them");
    }
    if (explain != null) {
      return explain();
    }
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "frame", TerminalProgress.standard())) {
      if (tree) {
        // Before framing, which fails where a document has no norms: this shows why.
        cycle.documents().forEach(document -> System.out.println(TreePrinter.print(document)));
        if (norms == null && !funnel) {
          System.out.println("Read only. Next: " + Launcher.command("frame", workspace.folder()));
          return 0;
        }
      }
      String summary = cycle.frame();
      if (norms != null) {
        NormQueue reviews = NormHistory.queue(workspace);
        System.out.println(
            NormPrinter.sample(
                workspace.norms().all(),
                norms,
                workspace.config().training().seed(),
                id -> reviews.ofNorm(id).flatMap(NormItem::notice)));
      }
      if (funnel) {
        Funnel stages = workspace.funnel().funnel();
        System.out.println(json ? Json.writeIndented(stages) : FunnelPrinter.print(stages));
      }
      if (json) {
        return 0;
      }
      System.out.println(summary);
      System.out.println(
          "Next: " + Launcher.command("instruct", workspace.folder()) + ", or all of it: run");
    }
    return 0;
  }

  /** Reads what the last frame did, and does nothing. */
  private int explain() {
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      List<RowHistory> histories = new RowHistories(workspace).of(explain);
      if (json) {
        System.out.println(Json.writeIndented(histories));
      } else {
        histories.forEach(history -> System.out.println(HistoryPrinter.print(history)));
      }
    }
    return 0;
  }
}
