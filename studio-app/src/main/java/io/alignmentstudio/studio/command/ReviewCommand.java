package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.review.ReviewFilter;
import io.alignmentstudio.framers.review.ReviewItem;
import io.alignmentstudio.framers.review.ReviewQueue;
import io.alignmentstudio.framers.review.ReviewState;
import io.alignmentstudio.framers.review.ReviewTable;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reviews generated rows in a spreadsheet. */
@Command(
    name = "review",
    description = {
      "Accept, edit or reject generated rows in a spreadsheet; the web studio has the same queue.",
      "The next frame puts decisions in force."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ReviewCommand implements Runnable {
  @ParentCommand private StudioCommand studio;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: export or import");
  }

  @Command(
      name = "export",
      description =
          "Write rows to a CSV file. Fill in decision (accept, edit, reject), author and reason;"
              + " for an edit, change the texts.",
      mixinStandardHelpOptions = true)
  int export(
      @Option(
              names = "--state",
              description = "unreviewed, accepted, edited, rejected or stale; by default all.")
          Optional<ReviewState> state,
      @Option(names = "--kind", description = "instruction, scenario or preference.")
          Optional<String> kind,
      @Option(names = "--regulation", paramLabel = "ID", description = "Only of this regulation.")
          Optional<String> regulation,
      @Option(
              names = "--clause",
              paramLabel = "ID",
              description = "Only rows that rest on this clause, or on one whose id begins so.")
          Optional<String> clause,
      @Option(names = "--generator", paramLabel = "NAME", description = "Only of this generator.")
          Optional<String> generator,
      @Parameters(paramLabel = "FILE", description = "New .csv file to write.") Path file) {
    if (!file.toString().endsWith(".csv")) {
      throw new ParameterException(
          spec.commandLine(), "the reviews are written to a file that ends in .csv, got " + file);
    }
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      List<ReviewItem> items =
          queue(workspace).items(new ReviewFilter(state, kind, regulation, clause, generator, ""));
      if (items.isEmpty()) {
        throw new StudioException(
            ErrorCode.NO_INPUT, "no generated row is like that; frame first, or leave options out");
      }
      ReviewTable.write(items, file);
      System.out.printf("Written: %,d rows to %s%n", items.size(), file);
      System.out.println("Next: studio review import " + file);
    }
    return 0;
  }

  @Command(
      name = "import",
      description = "Store the decisions of such a file (.csv or .xlsx): all of them, or none.",
      mixinStandardHelpOptions = true)
  int importDecisions(
      @Option(
              names = "--author",
              paramLabel = "NAME",
              description = "Who decided, where the column author is empty.")
          Optional<String> author,
      @Parameters(paramLabel = "FILE", description = "File to read.") Path file) {
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      ReviewTable.Read read =
          ReviewTable.read(file, queue(workspace), author, workspace.clock().instant());
      read.warnings().forEach(warning -> System.err.println("warning: " + warning));
      workspace.reviews().add(read.reviews());
      System.out.printf(
          "Stored: %,d decisions; %,d rows without one%n", read.reviews().size(), read.undecided());
      if (!read.reviews().isEmpty()) {
        System.out.println(
            "They are in force after " + Launcher.command("frame", workspace.folder()));
      }
    }
    return 0;
  }

  private static ReviewQueue queue(Workspace workspace) {
    List<Example> rows =
        Stream.of(Split.values())
            .flatMap(split -> workspace.examples().all(split).stream())
            .toList();
    return new ReviewQueue(rows, workspace.reviews().all(), workspace.documents().clauses());
  }
}
