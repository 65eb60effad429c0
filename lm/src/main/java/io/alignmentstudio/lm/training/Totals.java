package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/** The mean of the metrics of several batches, also of those of other processes. */
final class Totals {
  /** Sum of a figure, and the rows of the batches that told it. */
  private record Sum(double value, double rows) {
    Sum plus(Sum other) {
      return new Sum(value + other.value, rows + other.rows);
    }
  }

  private final TreeMap<String, Sum> figures = new TreeMap<>();
  private double weight;
  private double loss;

  /**
   * Adds a batch: its loss by its weight, its other figures by its rows.
   *
   * @param batchRows 0 only makes its figures known
   */
  void add(StepMetrics metrics, double batchWeight, int batchRows) {
    weight += batchWeight;
    loss += batchWeight == 0 ? 0 : metrics.loss() * batchWeight;
    metrics
        .figures()
        .forEach(
            (name, value) ->
                figures.merge(
                    name,
                    batchRows == 0 || Double.isNaN(value)
                        ? new Sum(0, 0)
                        : new Sum(value * batchRows, batchRows),
                    Sum::plus));
  }

  /** Sum of the weights; of all processes after {@link #mean}. */
  double weight() {
    return weight;
  }

  /**
   * The mean over all processes, each of which has added at least one batch; without figures that
   * no batch told.
   */
  StepMetrics mean(ProcessGroup group) {
    double[] sums = new double[2 * figures.size() + 2];
    sums[0] = weight;
    sums[1] = loss;
    int next = 2;
    for (Sum sum : figures.values()) {
      sums[next++] = sum.value();
      sums[next++] = sum.rows();
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(sums, sums.length);
      group.sum(all);
      sums = all.toDoubles();
    }
    weight = sums[0];
    Map<String, Double> means = new TreeMap<>();
    next = 2;
    for (String name : figures.keySet()) {
      // 0 / 0 is a figure that no batch told.
      double value = sums[next++];
      double rows = sums[next++];
      means.put(name, value / rows);
    }
    return new StepMetrics(weight == 0 ? 0 : sums[1] / weight, means).known();
  }
}
