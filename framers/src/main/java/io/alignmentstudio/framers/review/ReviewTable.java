package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.rows.Table;
import io.alignmentstudio.domain.rows.TableRow;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The queue as a table for a spreadsheet, and back. Reviewers fill {@code decision}, {@code author}
 * and {@code reason}, and change the texts of rows that they edit.
 */
public final class ReviewTable {
  private static final String ROW = "row";
  private static final String VERSION = "version";
  private static final String DECISION = "decision";
  private static final String AUTHOR = "author";
  private static final String REASON = "reason";

  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(
                  ROW,
                  VERSION,
                  "state",
                  "kind",
                  "regulation",
                  "generator",
                  "clause_ids",
                  "clause",
                  DECISION,
                  AUTHOR,
                  REASON),
              RowTexts.NAMES.stream())
          .toList();

  /** Columns that must be there; the others tell the reviewer what the row is. */
  private static final List<String> REQUIRED = List.of(ROW, VERSION, DECISION, REASON);

  /**
   * What a spreadsheet would take for a formula. Such a text is written with an apostrophe before
   * it, and so is one that begins with apostrophes before such a sign, so that it can be taken away
   * again without doubt.
   */
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");

  private ReviewTable() {}

  /**
   * What a table says.
   *
   * @param undecided rows without a decision
   * @param warnings what the filters say against edits
   */
  public record Read(List<Review> reviews, int undecided, List<String> warnings) {
    public Read {
      reviews = List.copyOf(reviews);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Writes rows of the queue as CSV in UTF-8, with the mark by which Excel knows it.
   *
   * @throws StudioException USAGE where the file exists
   */
  public static void write(List<ReviewItem> items, Path file) {
    if (Files.exists(file)) {
      throw new StudioException(
          ErrorCode.USAGE, file + " exists; remove it or choose another name");
    }
    StringBuilder text = new StringBuilder("\uFEFF");
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(COLUMNS);
      for (ReviewItem item : items) {
        printer.printRecord(cells(item).stream().map(ReviewTable::guarded));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    AtomicFile.write(file, text.toString());
  }

  private static List<String> cells(ReviewItem item) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                item.row().id(),
                item.version(),
                item.story(),
                item.kind(),
                item.row().regulation(),
                item.row().provenance().generator(),
                String.join("\n", item.row().provenance().clauseIds()),
                item.clauses().stream().map(Clause::fullText).collect(Collectors.joining("\n")),
                "",
                "",
                ""));
    Map<String, String> texts = RowTexts.of(item.row());
    RowTexts.NAMES.forEach(name -> cells.add(texts.getOrDefault(name, "")));
    return cells;
  }

  private static String guarded(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String unguarded(String text) {
    return text.startsWith("'") && FORMULA.matcher(text.substring(1)).matches()
        ? text.substring(1)
        : text;
  }

  /**
   * Reads decisions.
   *
   * @param file .csv or .xlsx
   * @param author of rows that name none
   * @throws StudioException DATA with every problem by row and column
   */
  public static Read read(Path file, ReviewQueue queue, Optional<String> author, Instant time) {
    if (!Files.isRegularFile(file)) {
      throw new StudioException(ErrorCode.NO_INPUT, file + " does not exist");
    }
    Problems problems = new Problems();
    List<TableRow> rows = Table.read(file, problems);
    if (!rows.isEmpty()) {
      requireColumns(rows.getFirst(), problems);
    }
    problems.throwIfAny(ErrorCode.DATA, "problems in the reviews; mend these and run again:");
    List<Review> reviews = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int undecided = 0;
    for (TableRow row : rows) {
      Problems own = new Problems();
      if (row.cells().containsKey(DECISION)) {
        Optional<Review> review = review(row, queue, author, time, own);
        review.ifPresent(
            each -> {
              reviews.add(each);
              objection(row, queue, each).ifPresent(warnings::add);
            });
        if (!seen.add(row.cells().getOrDefault(ROW, ""))) {
          own.add("the row '%s' is decided twice", row.cells().get(ROW));
        }
      } else {
        undecided++;
        requireUntouched(row, queue, own);
      }
      own.messages().forEach(text -> problems.add("%s: %s", row.source().describe(), text));
    }
    problems.throwIfAny(
        ErrorCode.DATA, "nothing was stored; mend these and import the file again:");
    return new Read(reviews, undecided, warnings);
  }

  private static void requireColumns(TableRow row, Problems problems) {
    for (String name : REQUIRED) {
      if (!row.columns().containsKey(name)) {
        problems.add(
            "%s:1: has no column '%s'; keep the columns of studio review export",
            row.source().file(), name);
      }
    }
  }

  private static Optional<Review> review(
      TableRow row, ReviewQueue queue, Optional<String> author, Instant time, Problems problems) {
    String word = row.cells().get(DECISION).strip();
    Optional<Review.Decision> decision =
        Arrays.stream(Review.Decision.values())
            .filter(each -> each.name().equalsIgnoreCase(word))
            .findFirst();
    if (decision.isEmpty()) {
      problems.add(
          "%s: decision must be accept, edit or reject, got '%s'", row.place(DECISION), word);
      return Optional.empty();
    }
    ReviewForm form =
        new ReviewForm(
            row.cells().getOrDefault(ROW, "").strip(),
            row.cells().getOrDefault(VERSION, "").strip(),
            decision.get(),
            row.cells().getOrDefault(AUTHOR, author.orElse("")),
            row.cells().getOrDefault(REASON, ""),
            texts(row, queue));
    return queue.decide(form, time, problems);
  }

  /** The texts of the columns that the table has; an empty cell is an empty text. */
  private static Map<String, String> texts(TableRow row, ReviewQueue queue) {
    Map<String, String> texts = new HashMap<>();
    Optional<ReviewItem> item = queue.find(row.cells().getOrDefault(ROW, "").strip());
    Map<String, String> now = item.map(each -> RowTexts.of(each.row())).orElse(Map.of());
    for (String name : RowTexts.NAMES) {
      String cell = unguarded(row.cells().getOrDefault(name, ""));
      if (row.columns().containsKey(name) && !same(cell, now.getOrDefault(name, ""))) {
        texts.put(name, cell);
      }
    }
    return texts;
  }

  /** Spreadsheets may write other line ends, and drop white space at the ends. */
  private static boolean same(String cell, String text) {
    return cell.replace("\r\n", "\n").strip().equals(text.replace("\r\n", "\n").strip());
  }

  private static void requireUntouched(TableRow row, ReviewQueue queue, Problems problems) {
    String id = row.cells().getOrDefault(ROW, "").strip();
    if (queue.find(id).isPresent()) {
      for (String name : texts(row, queue).keySet()) {
        problems.add(
            "%s: %s was changed without a decision: write edit, your name and the reason",
            row.place(name), name);
      }
    }
  }

  private static Optional<String> objection(TableRow row, ReviewQueue queue, Review review) {
    return review.decision() == Review.Decision.EDIT
        ? queue
            .objection(review.row())
            .map(reason -> row.source().describe() + ": the filters would say: " + reason)
        : Optional.empty();
  }
}
