package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.auditors.statistics.Clusters;
import io.alignmentstudio.auditors.statistics.Holm;
import io.alignmentstudio.auditors.statistics.Interval;
import io.alignmentstudio.auditors.statistics.McNemar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures of each clause. */
final class ClauseTable {
  private ClauseTable() {}

  static List<ClauseResult> of(List<AuditItem> items, double confidence) {
    Map<String, List<AuditItem>> byClause = new TreeMap<>();
    for (AuditItem item : items) {
      for (String clause : item.row().clauseIds()) {
        byClause.computeIfAbsent(clause, key -> new ArrayList<>()).add(item);
      }
    }
    List<ClauseResult> raw = new ArrayList<>();
    byClause.forEach((clause, members) -> raw.add(row(clause, members, confidence)));
    List<Double> adjusted = Holm.adjust(raw.stream().map(ClauseResult::pValue).toList());
    List<ClauseResult> results = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      ClauseResult row = raw.get(i);
      results.add(
          new ClauseResult(
              row.clauseId(),
              row.planned(),
              row.measured(),
              row.unaligned(),
              row.aligned(),
              row.fixes(),
              row.regressions(),
              row.pValue(),
              adjusted.get(i)));
    }
    return results;
  }

  private static ClauseResult row(String clause, List<AuditItem> items, double confidence) {
    List<AuditItem> measured = items.stream().filter(AuditItem::answeredByBoth).toList();
    int fixes = 0;
    int regressions = 0;
    for (AuditItem item : measured) {
      fixes += item.aligned().right() && !item.unaligned().right() ? 1 : 0;
      regressions += item.unaligned().right() && !item.aligned().right() ? 1 : 0;
    }
    return new ClauseResult(
        clause,
        items.size(),
        measured.size(),
        interval(measured, Side.UNALIGNED, confidence),
        interval(measured, Side.ALIGNED, confidence),
        fixes,
        regressions,
        McNemar.exact(fixes, regressions),
        1);
  }

  private static Optional<Interval> interval(
      List<AuditItem> measured, Side side, double confidence) {
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Clusters.of(
                measured.stream().map(item -> item.outcome(side).score()).toList(),
                measured.stream().map(AuditItem::cluster).toList())
            .rate(confidence));
  }
}
