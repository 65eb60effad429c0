package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.DecisionSheet.AUTHOR;
import static io.alignmentstudio.framers.review.DecisionSheet.DECISION;
import static io.alignmentstudio.framers.review.DecisionSheet.REASON;
import static io.alignmentstudio.framers.review.DecisionSheet.VERSION;
import static io.alignmentstudio.framers.review.DecisionSheet.cell;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.rows.TableRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generated rows as a table, and back. Reviewers change the texts of rows that they edit. */
public final class ReviewTable {
  static final String ROW = "row";

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

  private ReviewTable() {}

  /** Writes rows of the queue, see {@link DecisionSheet#write}. */
  public static void write(List<ReviewItem> items, Path file) {
    DecisionSheet.write(COLUMNS, items.stream().map(ReviewTable::cells).toList(), file);
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

  /**
   * Reads decisions, see {@link DecisionSheet#read}.
   *
   * @param author of rows that name none
   * @return with what the filters say against edits
   */
  public static DecisionSheet.Read<Review> read(
      DecisionSheet sheet, ReviewQueue queue, Optional<String> author, Instant time) {
    return sheet.read(new RowReader(queue, author, time));
  }

  private record RowReader(ReviewQueue queue, Optional<String> author, Instant time)
      implements DecisionSheet.Reader<Review> {
    @Override
    public String key() {
      return ROW;
    }

    @Override
    public Optional<Review> decided(
        TableRow row, Review.Decision decision, Problems problems, List<String> notes) {
      ReviewForm form =
          new ReviewForm(
              cell(row, ROW),
              cell(row, VERSION),
              decision,
              row.cells().getOrDefault(AUTHOR, author.orElse("")),
              row.cells().getOrDefault(REASON, ""),
              texts(row));
      Optional<Review> review = queue.decide(form, time, problems);
      review
          .filter(each -> each.decision() == Review.Decision.EDIT)
          .flatMap(each -> queue.objection(each.row()))
          .ifPresent(
              reason ->
                  notes.add(
                      "warning: "
                          + row.source().describe()
                          + ": the filters would say: "
                          + reason));
      return review;
    }

    /** The texts of the columns that the table has; an empty cell is an empty text. */
    private Map<String, String> texts(TableRow row) {
      Map<String, String> texts = new HashMap<>();
      Map<String, String> now =
          queue.find(cell(row, ROW)).map(each -> RowTexts.of(each.row())).orElse(Map.of());
      for (String name : RowTexts.NAMES) {
        String cell = DecisionSheet.unguarded(row.cells().getOrDefault(name, ""));
        if (row.columns().containsKey(name)
            && !DecisionSheet.same(cell, now.getOrDefault(name, ""))) {
          texts.put(name, cell);
        }
      }
      return texts;
    }

    @Override
    public void undecided(TableRow row, Problems problems) {
      if (queue.find(cell(row, ROW)).isPresent()) {
        for (String name : texts(row).keySet()) {
          problems.add(
              "%s: %s was changed without a decision: write edit, your name and the reason",
              row.place(name), name);
        }
      }
    }
  }
}
