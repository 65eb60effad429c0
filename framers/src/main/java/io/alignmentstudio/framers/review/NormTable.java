package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.DecisionSheet.AUTHOR;
import static io.alignmentstudio.framers.review.DecisionSheet.DECISION;
import static io.alignmentstudio.framers.review.DecisionSheet.REASON;
import static io.alignmentstudio.framers.review.DecisionSheet.VERSION;
import static io.alignmentstudio.framers.review.DecisionSheet.cell;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.rows.TableRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Norms as a table, and back. Reviewers change the modality of norms that they edit. */
public final class NormTable {
  static final String NORM = "norm";
  private static final String MODALITY = "modality";

  /** What a reviewer reads and cannot change; a change there would otherwise be lost unseen. */
  private static final List<String> PARTS =
      List.of(
          "statement",
          "bearer",
          "action",
          "condition",
          "exception",
          "threshold",
          "deadline",
          "quote");

  private static final List<String> COLUMNS =
      Stream.of(
              List.of(NORM, VERSION, "state", "kind", "regulation", "places", "clause"),
              List.of(DECISION, AUTHOR, REASON, MODALITY),
              PARTS)
          .flatMap(List::stream)
          .toList();

  private NormTable() {}

  /** Writes norms of the queue, see {@link DecisionSheet#write}. */
  public static void write(List<NormItem> items, Path file) {
    DecisionSheet.write(COLUMNS, items.stream().map(NormTable::cells).toList(), file);
  }

  private static List<String> cells(NormItem item) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                item.key(),
                item.version(),
                item.story(),
                item.kind().name().toLowerCase(Locale.ROOT),
                item.found().regulation(),
                String.join("\n", item.places()),
                item.clauses().stream().map(Clause::fullText).collect(Collectors.joining("\n")),
                "",
                "",
                "",
                NormQueue.word(item.norm().modality())));
    cells.addAll(parts(item.norm()).values());
    return cells;
  }

  private static Map<String, String> parts(Norm norm) {
    List<String> texts =
        List.of(
            norm.statement(),
            norm.bearer(),
            norm.action(),
            norm.condition().orElse(""),
            norm.exception().orElse(""),
            norm.threshold().orElse(""),
            norm.deadline().orElse(""),
            norm.quote());
    Map<String, String> parts = new LinkedHashMap<>();
    for (int at = 0; at < PARTS.size(); at++) {
      parts.put(PARTS.get(at), texts.get(at));
    }
    return parts;
  }

  /**
   * Reads decisions, see {@link DecisionSheet#read}.
   *
   * @param author of norms that name none
   * @return with what edited norms say from now on
   */
  public static DecisionSheet.Read<NormReview> read(
      DecisionSheet sheet, NormQueue queue, Optional<String> author, Instant time) {
    return sheet.read(new NormReader(queue, author, time));
  }

  private record NormReader(NormQueue queue, Optional<String> author, Instant time)
      implements DecisionSheet.Reader<NormReview> {
    @Override
    public String key() {
      return NORM;
    }

    @Override
    public Optional<NormReview> decided(
        TableRow row, Review.Decision decision, Problems problems, List<String> notes) {
      requireParts(row, problems);
      NormForm form =
          new NormForm(
              cell(row, NORM),
              cell(row, VERSION),
              decision,
              row.cells().getOrDefault(AUTHOR, author.orElse("")),
              row.cells().getOrDefault(REASON, ""),
              cell(row, MODALITY));
      Optional<NormReview> review = queue.decide(form, time, problems);
      review
          .filter(each -> each.decision() == Review.Decision.EDIT)
          .ifPresent(
              each ->
                  notes.add(
                      "%s: %s says from now on: %s"
                          .formatted(
                              row.source().describe(),
                              each.found().id(),
                              each.norm().statement())));
      return review;
    }

    private void requireParts(TableRow row, Problems problems) {
      queue
          .find(cell(row, NORM))
          .ifPresent(
              item ->
                  parts(item.norm())
                      .forEach(
                          (name, text) -> {
                            String cell =
                                DecisionSheet.unguarded(row.cells().getOrDefault(name, ""));
                            if (row.columns().containsKey(name)
                                && !DecisionSheet.same(cell, text)) {
                              problems.add(
                                  "%s: %s cannot be changed, only modality: put it back, or"
                                      + " reject the norm",
                                  row.place(name), name);
                            }
                          }));
    }

    @Override
    public void undecided(TableRow row, Problems problems) {
      requireParts(row, problems);
      queue
          .find(cell(row, NORM))
          .filter(item -> !cell(row, MODALITY).isEmpty())
          .filter(
              item -> !NormQueue.word(item.norm().modality()).equalsIgnoreCase(cell(row, MODALITY)))
          .ifPresent(
              item ->
                  problems.add(
                      "%s: modality was changed without a decision: write edit, your name and the"
                          + " reason",
                      row.place(MODALITY)));
    }
  }
}
