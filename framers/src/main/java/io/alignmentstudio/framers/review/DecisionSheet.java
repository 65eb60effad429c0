package io.alignmentstudio.framers.review;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A queue as a table for a spreadsheet, and back: what tables of rows and of norms have in common.
 * Reviewers fill {@code decision}, {@code author} and {@code reason}.
 *
 * @param file that it was read from
 */
public record DecisionSheet(Path file, List<TableRow> rows) {
  static final String VERSION = "version";
  static final String DECISION = "decision";
  static final String AUTHOR = "author";
  static final String REASON = "reason";

  /**
   * What a spreadsheet would take for a formula. Such a text is written with an apostrophe before
   * it, and so is one that begins with apostrophes before such a sign, so that it can be taken away
   * again without doubt.
   */
  private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r].*");

  public DecisionSheet {
    rows = List.copyOf(rows);
  }

  /**
   * What a table says.
   *
   * @param <R> a decision
   * @param undecided rows without a decision
   * @param notes what is told of decisions that are taken
   */
  public record Read<R>(List<R> reviews, int undecided, List<String> notes) {
    public Read {
      reviews = List.copyOf(reviews);
      notes = List.copyOf(notes);
    }
  }

  /** How the rows of one kind of table are read. */
  interface Reader<R> {
    /** The column that says what a row of the table is about. */
    String key();

    /** Reads a row with a decision; says what is wrong with it. */
    Optional<R> decided(
        TableRow row, Review.Decision decision, Problems problems, List<String> notes);

    /** Says what was changed in a row without a decision. */
    void undecided(TableRow row, Problems problems);
  }

  /**
   * Writes a table as CSV in UTF-8, with the mark by which Excel knows it.
   *
   * @throws StudioException USAGE where the file exists
   */
  static void write(List<String> columns, List<List<String>> rows, Path file) {
    if (Files.exists(file)) {
      throw new StudioException(
          ErrorCode.USAGE, file + " exists; remove it or choose another name");
    }
    StringBuilder text = new StringBuilder("\uFEFF");
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(columns);
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(DecisionSheet::guarded));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    AtomicFile.write(file, text.toString());
  }

  private static String guarded(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** The text of a cell as it was before it was written. */
  static String unguarded(String text) {
    return text.startsWith("'") && FORMULA.matcher(text.substring(1)).matches()
        ? text.substring(1)
        : text;
  }

  /** Spreadsheets may write other line ends, and drop white space at the ends. */
  static boolean same(String cell, String text) {
    return cell.replace("\r\n", "\n").strip().equals(text.replace("\r\n", "\n").strip());
  }

  /** A cell without white space around it; empty where there is none. */
  static String cell(TableRow row, String column) {
    return row.cells().getOrDefault(column, "").strip();
  }

  /**
   * Opens a table.
   *
   * @param file .csv or .xlsx
   * @throws StudioException NO_INPUT where there is none, DATA where it is no table
   */
  public static DecisionSheet open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StudioException(ErrorCode.NO_INPUT, file + " does not exist");
    }
    Problems problems = new Problems();
    List<TableRow> rows = Table.read(file, problems);
    problems.throwIfAny(ErrorCode.DATA, "problems in the reviews; mend these and run again:");
    return new DecisionSheet(file, rows);
  }

  /** Whether it is a table of norms rather than of rows. */
  public boolean ofNorms() {
    return has(NormTable.NORM) && !has(ReviewTable.ROW);
  }

  private boolean has(String column) {
    return !rows.isEmpty() && rows.getFirst().columns().containsKey(column);
  }

  /**
   * Reads decisions: all of them, or none.
   *
   * @throws StudioException DATA with every problem by row and column
   */
  <R> Read<R> read(Reader<R> reader) {
    Problems problems = new Problems();
    for (String name : List.of(reader.key(), VERSION, DECISION, REASON)) {
      if (!rows.isEmpty() && !has(name)) {
        problems.add(
            "%s:1: has no column '%s'; keep the columns of studio review export",
            rows.getFirst().source().file(), name);
      }
    }
    problems.throwIfAny(ErrorCode.DATA, "problems in the reviews; mend these and run again:");
    List<R> reviews = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int undecided = 0;
    for (TableRow row : rows) {
      Problems own = new Problems();
      if (row.cells().containsKey(DECISION)) {
        decision(row, own)
            .flatMap(decision -> reader.decided(row, decision, own, notes))
            .ifPresent(reviews::add);
        if (!seen.add(cell(row, reader.key()))) {
          own.add("the %s '%s' is decided twice", reader.key(), cell(row, reader.key()));
        }
      } else {
        undecided++;
        reader.undecided(row, own);
      }
      own.messages().forEach(text -> problems.add("%s: %s", row.source().describe(), text));
    }
    problems.throwIfAny(
        ErrorCode.DATA, "nothing was stored; mend these and import the file again:");
    return new Read<>(reviews, undecided, notes);
  }

  private static Optional<Review.Decision> decision(TableRow row, Problems problems) {
    String word = cell(row, DECISION);
    Optional<Review.Decision> decision =
        Arrays.stream(Review.Decision.values())
            .filter(each -> each.name().equalsIgnoreCase(word))
            .findFirst();
    if (decision.isEmpty()) {
      problems.add(
          "%s: decision must be accept, edit or reject, got '%s'", row.place(DECISION), word);
    }
    return decision;
  }
}
