package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.export.DataExport;
import io.alignmentstudio.framers.export.DataFormat;
import io.alignmentstudio.framers.export.ExportRow;
import io.alignmentstudio.framers.export.Taxonomy;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Gives the framed rows to other programs. */
@Command(
    name = "data",
    description = "Give the framed rows to other programs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Runnable {
  @ParentCommand private StudioCommand studio;

  @Spec private CommandSpec spec;

  /** Which rows. */
  enum Rows {
    TRAINING,
    HELD_OUT,
    ALL;

    private List<Split> splits() {
      return switch (this) {
        case TRAINING -> List.of(Split.TRAINING);
        case HELD_OUT -> List.of(Split.HELD_OUT);
        case ALL -> List.of(Split.values());
      };
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command, such as export");
  }

  @Command(
      name = "export",
      description = "Write the framed rows to one file.",
      mixinStandardHelpOptions = true)
  int export(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "FORMAT",
              description =
                  "chat, trl, alpaca, sharegpt (JSON lines, or an array in a .json file),"
                      + " instructlab (qna.yaml), csv or parquet.")
          DataFormat format,
      @Option(
              names = "--split",
              defaultValue = "TRAINING",
              description = "training (default), held_out or all.")
          Rows rows,
      @Option(
              names = "--regulation",
              paramLabel = "ID",
              description =
                  "Only rows of this regulation; instructlab needs it where there are several.")
          Optional<String> regulation,
      @Option(
              names = "--with-clauses",
              description = "Put the clauses that a row rests on before its prompt.")
          boolean withClauses,
      @Option(
              names = "--author",
              paramLabel = "NAME",
              description = "instructlab: who made it (created_by).")
          Optional<String> author,
      @Option(
              names = "--repository",
              paramLabel = "URL",
              description = "instructlab: the Git repository that has the documents.")
          Optional<String> repository,
      @Option(names = "--commit", paramLabel = "SHA", description = "instructlab: its commit.")
          Optional<String> commit,
      @Parameters(paramLabel = "FILE", description = "New file to write.") Path file) {
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      requireFramed(workspace);
      regulation.ifPresent(id -> regulation(workspace, id));
      Optional<Taxonomy> taxonomy =
          format == DataFormat.INSTRUCTLAB
              ? Optional.of(taxonomy(workspace, regulation, author, repository, commit))
              : Optional.empty();
      DataExport.Written written =
          DataExport.write(
              format, selected(workspace, rows, regulation, withClauses), taxonomy, file);
      System.out.printf(
          "Written: %,d %s to %s%n", written.rows(), written.rows() == 1 ? "row" : "rows", file);
      written.leftOut().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              entry -> System.out.printf("Left out: %,d, %s%n", entry.getValue(), entry.getKey()));
    }
    return 0;
  }

  private static void requireFramed(Workspace workspace) {
    if (workspace.norms().all().isEmpty()) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          "there are no rows yet; make them with " + Launcher.command("frame", workspace.folder()));
    }
  }

  private static List<ExportRow> selected(
      Workspace workspace, Rows rows, Optional<String> regulation, boolean withClauses) {
    Map<String, Clause> clauses =
        withClauses
            ? workspace.documents().clauses().stream()
                .collect(Collectors.toMap(Clause::id, Function.identity()))
            : Map.of();
    List<ExportRow> selected = new ArrayList<>();
    for (Split split : rows.splits()) {
      for (Example row : workspace.examples().all(split)) {
        if (regulation.isEmpty() || regulation.get().equals(row.regulation())) {
          selected.add(
              new ExportRow(
                  row,
                  split,
                  row.provenance().clauseIds().stream()
                      .filter(clauses::containsKey)
                      .map(clauses::get)
                      .toList()));
        }
      }
    }
    return selected;
  }

  private Taxonomy taxonomy(
      Workspace workspace,
      Optional<String> regulation,
      Optional<String> author,
      Optional<String> repository,
      Optional<String> commit) {
    List<Regulation> all = workspace.config().regulationList();
    if (author.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--to instructlab needs --author NAME, its field created_by");
    }
    if (regulation.isEmpty() && all.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--to instructlab writes one regulation; name it with --regulation: "
              + all.stream().map(Regulation::id).collect(Collectors.joining(", ")));
    }
    Regulation chosen = regulation.map(id -> regulation(workspace, id)).orElse(all.getFirst());
    return new Taxonomy(
        author.get(),
        chosen,
        workspace.documents().all().stream()
            .filter(document -> document.regulation().equals(chosen.id()))
            .toList(),
        repository,
        commit);
  }

  private Regulation regulation(Workspace workspace, String id) {
    List<Regulation> all = workspace.config().regulationList();
    return all.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no regulation '%s'; known are %s"
                        .formatted(
                            id,
                            all.stream().map(Regulation::id).collect(Collectors.joining(", ")))));
  }
}
