package io.alignmentstudio.auditors.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Correction for looking at many tests at once (Holm, Scandinavian Journal of Statistics 6, 1979).
 */
public final class Holm {
  private Holm() {}

  /** Adjusted p-values, in the order of the given ones. */
  public static List<Double> adjust(List<Double> pValues) {
    int count = pValues.size();
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted((a, b) -> Double.compare(pValues.get(a), pValues.get(b)))
            .toList();
    Double[] adjusted = new Double[count];
    double running = 0;
    for (int rank = 0; rank < count; rank++) {
      running = Math.max(running, Math.min(1, (count - rank) * pValues.get(order.get(rank))));
      adjusted[order.get(rank)] = running;
    }
    return List.of(adjusted);
  }
}
