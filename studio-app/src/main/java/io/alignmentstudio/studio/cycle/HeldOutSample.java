package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.domain.rows.RowFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws held-out rows to ask: whole contrast groups, in an order that only their names decide. */
final class HeldOutSample {
  private HeldOutSample() {}

  /**
   * Draws a sample.
   *
   * @param most rows of each kind and stratum; a group that passes the number is the last one
   */
  static RowFolder of(RowFolder rows, int most) {
    return new RowFolder(
        draw(rows.questions(), most),
        draw(rows.scenarios(), most),
        draw(rows.requests(), most),
        draw(rows.preferences(), most));
  }

  /** Says how many rows there were of each kind, and how many of them are asked. */
  static String describe(RowFolder rows, RowFolder sample) {
    return "Held-out rows asked: %,d of %,d scenarios, %,d of %,d questions, %,d of %,d requests; the"
            .formatted(
                sample.scenarios().size(),
                rows.scenarios().size(),
                sample.questions().size(),
                rows.questions().size(),
                sample.requests().size(),
                rows.requests().size())
        + " sample is drawn by whole contrast groups (audit.held-out-items in studio.yaml).";
  }

  private static <R extends Row> List<R> draw(List<R> rows, int most) {
    Map<String, List<R>> strata = new LinkedHashMap<>();
    rows.forEach(
        row ->
            strata
                .computeIfAbsent(row.head().stratum().orElse(""), name -> new ArrayList<>())
                .add(row));
    return strata.values().stream()
        .flatMap(stratum -> drawStratum(stratum, most).stream())
        .toList();
  }

  private static <R extends Row> List<R> drawStratum(List<R> rows, int most) {
    Map<String, List<R>> groups = new TreeMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(
                    Hash.of(row.head().contrastGroup().orElse(row.id())), name -> new ArrayList<>())
                .add(row));
    List<R> drawn = new ArrayList<>();
    for (List<R> group : groups.values()) {
      if (drawn.size() >= most) {
        break;
      }
      drawn.addAll(group);
    }
    return drawn;
  }
}
