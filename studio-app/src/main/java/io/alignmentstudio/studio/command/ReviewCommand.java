package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.history.NormHistory;
import io.alignmentstudio.framers.review.DecisionSheet;
import io.alignmentstudio.framers.review.NormFilter;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.NormTable;
import io.alignmentstudio.framers.review.ReviewFilter;
import io.alignmentstudio.framers.review.ReviewItem;
import io.alignmentstudio.framers.review.ReviewQueue;
import io.alignmentstudio.framers.review.ReviewState;
import io.alignmentstudio.framers.review.ReviewTable;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.DocumentKind;
import io.alignmentstudio.workspace.store.Split;
import java.nio.file.Path;
import java.time.Instant;
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

/** Reviews generated rows and norms in a spreadsheet. */
@Command(
    name = "review",
    description = {
      "Accept, edit or reject generated rows and norms in a spreadsheet; the web studio has the same queues.",
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
          "Write rows, or norms, to a CSV file. Fill in decision (accept, edit, reject), author and"
              + " reason; for an edit, change the texts, or the modality.",
      mixinStandardHelpOptions = true)
  int export(
      @Option(names = "--norms", description = "Norms instead of rows.") boolean norms,
      @Option(
              names = "--state",
              description = "unreviewed, accepted, edited, rejected or stale; by default all.")
          Optional<ReviewState> state,
      @Option(
              names = "--kind",
              description =
                  "Of rows: instruction, scenario or preference. Of norms, what their document is:"
                      + " rules, examples, story or interview.")
          Optional<String> kind,
      @Option(names = "--regulation", paramLabel = "ID", description = "Only of this regulation.")
          Optional<String> regulation,
      @Option(
              names = "--clause",
              paramLabel = "ID",
              description = "Only what rests on this clause, or on one whose id begins so.")
          Optional<String> clause,
      @Option(
              names = "--generator",
              paramLabel = "NAME",
              description = "Only rows of this generator.")
          Optional<String> generator,
      @Option(
              names = "--modality",
              description =
                  "Only norms of this modality: obligation, prohibition, permission, recommendation"
                      + " or definition.")
          Optional<Modality> modality,
      @Parameters(paramLabel = "FILE", description = "New .csv file to write.") Path file) {
    if (!file.toString().endsWith(".csv")) {
      throw new ParameterException(
          spec.commandLine(), "the reviews are written to a file that ends in .csv, got " + file);
    }
    if (norms ? generator.isPresent() : modality.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          norms ? "--generator is of rows, leave out --norms" : "--modality needs --norms");
    }
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      if (norms) {
        NormFilter filter =
            new NormFilter(state, kind.map(this::documents), regulation, clause, modality, "");
        List<NormItem> items = NormHistory.queue(workspace).items(filter);
        requireSome(items, "norm");
        NormTable.write(items, file);
        System.out.printf(
            "Written: %,d %s to %s%n", items.size(), items.size() == 1 ? "norm" : "norms", file);
      } else {
        ReviewFilter filter = new ReviewFilter(state, kind, regulation, clause, generator, "");
        List<ReviewItem> items = queue(rows(workspace), workspace).items(filter);
        requireSome(items, "generated row");
        ReviewTable.write(items, file);
        System.out.printf(
            "Written: %,d %s to %s%n", items.size(), items.size() == 1 ? "row" : "rows", file);
      }
      System.out.println("Next: studio review import " + file);
    }
    return 0;
  }

  private DocumentKind documents(String word) {
    return Stream.of(DocumentKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--kind of norms is rules, examples, story or interview, got " + word));
  }

  private static void requireSome(List<?> items, String what) {
    if (items.isEmpty()) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          "no %s is like that; frame first, or leave options out".formatted(what));
    }
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
      DecisionSheet sheet = DecisionSheet.open(file);
      Instant now = workspace.clock().instant();
      if (sheet.ofNorms()) {
        DecisionSheet.Read<NormReview> read =
            workspace.deciding(() -> storeNorms(sheet, author, now, workspace));
        report(read, "norms", workspace);
      } else {
        List<Example> rows = rows(workspace);
        DecisionSheet.Read<Review> read =
            workspace.deciding(() -> storeRows(sheet, rows, author, now, workspace));
        report(read, "rows", workspace);
      }
    }
    return 0;
  }

  private static DecisionSheet.Read<NormReview> storeNorms(
      DecisionSheet sheet, Optional<String> author, Instant now, Workspace workspace) {
    DecisionSheet.Read<NormReview> read =
        NormTable.read(sheet, NormHistory.queue(workspace), author, now);
    workspace.normReviews().add(read.reviews());
    return read;
  }

  private static DecisionSheet.Read<Review> storeRows(
      DecisionSheet sheet,
      List<Example> rows,
      Optional<String> author,
      Instant now,
      Workspace workspace) {
    DecisionSheet.Read<Review> read = ReviewTable.read(sheet, queue(rows, workspace), author, now);
    workspace.reviews().add(read.reviews());
    return read;
  }

  private static void report(DecisionSheet.Read<?> read, String what, Workspace workspace) {
    read.notes().forEach(System.err::println);
    System.out.printf(
        "Stored: %,d decisions; %,d %s without one%n",
        read.reviews().size(), read.undecided(), what);
    if (!read.reviews().isEmpty()) {
      System.out.println(
          "They are in force after " + Launcher.command("frame", workspace.folder()));
    }
  }

  private static ReviewQueue queue(List<Example> rows, Workspace workspace) {
    return new ReviewQueue(rows, workspace.reviews().all(), workspace.documents().clauses());
  }

  private static List<Example> rows(Workspace workspace) {
    return Stream.of(Split.values())
        .flatMap(split -> workspace.examples().all(split).stream())
        .toList();
  }
}
