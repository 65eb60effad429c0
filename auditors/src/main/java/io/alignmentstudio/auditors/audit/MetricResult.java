package io.alignmentstudio.auditors.audit;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.auditors.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure for one stratum.
 *
 * @param planned items that should have been measured
 * @param measured items that both sides answered; only these count, on either side
 * @param clusters groups of dependent items among them
 * @param unaligned empty, like the others, if nothing was measured
 * @param difference aligned minus unaligned, over pairs
 */
public record MetricResult(
    MetricName metric,
    String stratum,
    int planned,
    int measured,
    int clusters,
    Optional<Interval> unaligned,
    Optional<Interval> aligned,
    Optional<Interval> difference,
    Optional<PairedTest> test) {
  /** The stratum that holds every other. */
  public static final String ALL = "all";

  public MetricResult {
    requireNonNull(metric, "metric is null");
    requireNonNull(stratum, "stratum is null");
  }

  public Optional<Interval> side(Side side) {
    return switch (side) {
      case UNALIGNED -> unaligned;
      case ALIGNED -> aligned;
    };
  }

  /**
   * The exact test of the paired outcomes: McNemar's, or where scores are not just 0 and 1 the sign
   * test, which is the same count of pairs that rose and fell. It takes pairs as independent; the
   * interval of the difference respects clusters.
   *
   * @param rose pairs where the aligned side's value is higher
   * @param fell pairs where it is lower
   * @param adjusted p-value after Holm's correction over every figure of the audit
   * @param detectable smallest difference that so many pairs would show with a power of 80 %
   */
  public record PairedTest(
      int rose, int fell, double pValue, double adjusted, OptionalDouble detectable) {}
}
