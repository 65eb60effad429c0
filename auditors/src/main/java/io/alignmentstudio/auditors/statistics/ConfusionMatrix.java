package io.alignmentstudio.auditors.statistics;

import io.alignmentstudio.domain.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** True verdicts against given ones. Immutable. */
public final class ConfusionMatrix {
  private final Map<Verdict, Map<Verdict, Integer>> counts;

  private ConfusionMatrix(Map<Verdict, Map<Verdict, Integer>> counts) {
    this.counts = counts;
  }

  public static ConfusionMatrix empty() {
    Map<Verdict, Map<Verdict, Integer>> counts = new EnumMap<>(Verdict.class);
    for (Verdict truth : Verdict.values()) {
      counts.put(truth, new EnumMap<>(Verdict.class));
    }
    return new ConfusionMatrix(counts);
  }

  /** This matrix with one more item. */
  public ConfusionMatrix plus(Verdict truth, Verdict given) {
    ConfusionMatrix more = empty();
    counts.forEach((row, cells) -> more.counts.put(row, new EnumMap<>(cells)));
    cells(more, truth).merge(given, 1, Integer::sum);
    return more;
  }

  public int count(Verdict truth, Verdict given) {
    return cells(this, truth).getOrDefault(given, 0);
  }

  /** Items with this true verdict. */
  public int row(Verdict truth) {
    return Arrays.stream(Verdict.values()).mapToInt(given -> count(truth, given)).sum();
  }

  /** Items that were given this verdict. */
  public int column(Verdict given) {
    return Arrays.stream(Verdict.values()).mapToInt(truth -> count(truth, given)).sum();
  }

  public int total() {
    return Arrays.stream(Verdict.values()).mapToInt(this::row).sum();
  }

  public int correct() {
    return Arrays.stream(Verdict.values()).mapToInt(v -> count(v, v)).sum();
  }

  /** Share of the items with this true verdict that were given it; empty where there are none. */
  public OptionalDouble recall(Verdict truth) {
    return ratio(count(truth, truth), row(truth));
  }

  /** Share of the items given this verdict that have it; empty where there are none. */
  public OptionalDouble precision(Verdict given) {
    return ratio(count(given, given), column(given));
  }

  /** Agreement beyond chance between true and given verdicts; empty where it is undefined. */
  public OptionalDouble kappa() {
    return CohenKappa.of(
        Arrays.stream(Verdict.values())
            .map(
                truth ->
                    Arrays.stream(Verdict.values())
                        .mapToInt(given -> count(truth, given))
                        .toArray())
            .toArray(int[][]::new));
  }

  private static Map<Verdict, Integer> cells(ConfusionMatrix matrix, Verdict truth) {
    Map<Verdict, Integer> cells = matrix.counts.get(truth);
    if (cells == null) {
      throw new IllegalStateException("no row for " + truth);
    }
    return cells;
  }

  private static OptionalDouble ratio(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
  }
}
