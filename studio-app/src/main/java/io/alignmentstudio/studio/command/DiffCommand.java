package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.revision.DiffPrinter;
import io.alignmentstudio.framers.revision.RevisionDiff;
import io.alignmentstudio.studio.cycle.DocumentChanges;
import io.alignmentstudio.studio.cycle.StaleParts;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares two revisions of a document. */
@Command(
    name = "diff",
    description = {
      "Compare two revisions of a document clause by clause.",
      "Without files: compare the documents of the last frame with their files now, and list what"
          + " became stale."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  private static final Regulation ANY = new Regulation("policy", "Policy", Tier.MUST, 1);

  @ParentCommand private StudioCommand studio;

  @Parameters(paramLabel = "FILE", arity = "0..2", description = "OLD and NEW revision.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Write the changes as JSON, with the ids of stale rows.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What is written as JSON. */
  record Report(List<RevisionDiff> documents, Optional<StaleParts> stale) {}

  @Override
  public Integer call() {
    if (files.size() == 1) {
      throw new ParameterException(
          spec.commandLine(), "name the OLD and the NEW revision, or no file inside a workspace");
    }
    return files.isEmpty() ? ofWorkspace() : ofFiles();
  }

  private int ofFiles() {
    RevisionDiff diff =
        RevisionDiff.of(
            DocumentReader.read(files.getFirst(), ANY), DocumentReader.read(files.get(1), ANY));
    show(List.of(diff), List.of(files.get(1).toString()), Optional.empty());
    return 0;
  }

  private int ofWorkspace() {
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      if (workspace.documents().all().isEmpty()) {
        throw new StudioException(
            ErrorCode.NO_INPUT,
            "no policy has been read here yet; read them with "
                + Launcher.command("frame", workspace.folder()));
      }
      DocumentChanges changes = DocumentChanges.of(workspace);
      show(
          changes.documents().stream().map(DocumentChanges.Document::diff).toList(),
          changes.documents().stream().map(DocumentChanges.Document::name).toList(),
          Optional.of(changes.stale()));
    }
    return 0;
  }

  private void show(List<RevisionDiff> diffs, List<String> names, Optional<StaleParts> stale) {
    if (json) {
      System.out.println(Json.writeIndented(new Report(diffs, stale)));
      return;
    }
    for (int at = 0; at < diffs.size(); at++) {
      System.out.println("== " + names.get(at));
      System.out.println(DiffPrinter.print(diffs.get(at)));
    }
    stale.ifPresent(parts -> System.out.println(parts.describe()));
  }
}
