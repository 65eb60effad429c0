package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Compares the aligned with the unaligned model. */
@Command(
    name = "audit",
    description = "Ask both models the suite and decide: GO, NO-GO or INCONCLUSIVE.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(
      names = "--suite",
      paramLabel = "DIR",
      description = "A suite to audit instead of the one in studio.yaml.")
  private Path suite;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (suite != null && !Files.isDirectory(suite)) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          "the suite folder %s %s; name the folder of its rows"
              .formatted(suite, Files.exists(suite) ? "is not a folder" : "does not exist"));
    }
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "audit", TerminalProgress.standard())) {
      Cycle.Audited audited = suite == null ? cycle.audit() : cycle.audit(Optional.of(suite));
      Closing.print(workspace, audited, json);
      return audited.decision().exitCode();
    }
  }
}
