package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.auditors.judging.SelfTest;
import io.alignmentstudio.auditors.statistics.ConfusionMatrix;
import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.rows.RequestRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an audit found. All figures follow from the items.
 *
 * @param strata in the order of the suite
 * @param metrics per stratum, and over all of them where there are several
 */
public record AuditResult(
    String suite,
    String unalignedName,
    String alignedName,
    AuditOptions options,
    List<AuditItem> items,
    List<String> strata,
    List<MetricResult> metrics,
    List<ClauseResult> clauses,
    List<SelfTest.Check> selfTest) {
  public AuditResult {
    items = List.copyOf(items);
    strata = List.copyOf(strata);
    metrics = List.copyOf(metrics);
    clauses = List.copyOf(clauses);
    selfTest = List.copyOf(selfTest);
  }

  /** Counts items. */
  public static AuditResult of(
      String suite,
      String unalignedName,
      String alignedName,
      AuditOptions options,
      List<AuditItem> items,
      List<SelfTest.Check> selfTest) {
    List<String> strata = items.stream().map(AuditItem::stratum).distinct().toList();
    return new AuditResult(
        suite,
        unalignedName,
        alignedName,
        options,
        items,
        strata,
        new Metrics(options).compute(items, strata),
        ClauseTable.of(items, options.confidence()),
        selfTest);
  }

  public Optional<MetricResult> metric(MetricName metric, String stratum) {
    return metrics.stream()
        .filter(result -> result.metric() == metric && result.stratum().equals(stratum))
        .findFirst();
  }

  /** Items of a stratum; {@link MetricResult#ALL} means every item. */
  public List<AuditItem> items(String stratum) {
    return items.stream()
        .filter(item -> stratum.equals(MetricResult.ALL) || item.stratum().equals(stratum))
        .toList();
  }

  /** True against given verdicts of the scenarios that both sides answered. */
  public ConfusionMatrix confusion(String stratum, Side side) {
    ConfusionMatrix matrix = ConfusionMatrix.empty();
    for (AuditItem item : items(stratum)) {
      if (item.answeredByBoth() && item.outcome(side) instanceof Outcome.VerdictGiven given) {
        matrix = matrix.plus(given.expected(), given.judgement().verdict());
      }
    }
    return matrix;
  }

  /** How often each type of response was given in a bucket; no real answer counts as empty. */
  public Map<Optional<ResponseType>, Integer> responses(String stratum, Bucket bucket, Side side) {
    Map<Optional<ResponseType>, Integer> counts = new LinkedHashMap<>();
    for (AuditItem item : items(stratum)) {
      if (item.answeredByBoth()
          && item.row() instanceof RequestRow request
          && request.bucket() == bucket
          && item.outcome(side) instanceof Outcome.Response response) {
        counts.merge(response.judgement().type(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Items that exactly one side got right, regressions first. */
  public List<AuditItem> flips() {
    return items.stream()
        .filter(AuditItem::answeredByBoth)
        .filter(item -> item.unaligned().right() != item.aligned().right())
        .sorted(Comparator.comparing((AuditItem item) -> item.aligned().right()))
        .toList();
  }

  /** Items without an answer on at least one side. */
  public List<AuditItem> unanswered() {
    return items.stream().filter(item -> !item.answeredByBoth()).toList();
  }
}
