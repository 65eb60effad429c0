package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.Framing;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Puts the norms of grammar and teacher beside each other. */
@Command(
    name = "compare-norms",
    description =
        "Ask the teacher of studio.yaml for the norms of every clause, and put them beside the grammar's.",
    mixinStandardHelpOptions = true)
final class CompareNormsCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--json", description = "Write the comparison as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Framing.ComparedNorms compared;
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "compare-norms", TerminalProgress.standard())) {
      compared = cycle.compareNorms();
    }
    System.out.println(json ? Json.writeIndented(compared) : print(compared));
    if (compared.missing() > 0) {
      throw new StudioException(
          ErrorCode.UNAVAILABLE,
          "%,d requests to the teacher have no answer, so %,d clauses are not compared; run again to ask only for these"
              .formatted(compared.missing(), compared.unread()));
    }
    return 0;
  }

  private static String print(Framing.ComparedNorms compared) {
    StringBuilder out = new StringBuilder(compared.comparison().print());
    if (compared.unread() > 0) {
      out.append(
          "%n%,d clauses are not compared: no usable answer about them%n"
              .formatted(compared.unread()));
    }
    compared
        .refused()
        .forEach(
            lost ->
                out.append(
                    "not used, at or after %s: %s: %s%n"
                        .formatted(lost.subject(), lost.reason(), lost.detail())));
    return out.toString();
  }
}
