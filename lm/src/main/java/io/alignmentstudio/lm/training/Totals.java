package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/** The mean of the metrics of several batches, also of those of other processes. */
final class Totals {
  private final TreeMap<String, Double> figures = new TreeMap<>();
  private double weight;
  private double rows;
  private double loss;

  /**
   * Adds a batch: its loss by its weight, its other figures by its rows.
   *
   * @param batchRows 0 only makes its figures known
   */
  void add(StepMetrics metrics, double batchWeight, int batchRows) {
    weight += batchWeight;
    rows += batchRows;
    loss += batchWeight == 0 ? 0 : metrics.loss() * batchWeight;
    metrics
        .figures()
        .forEach(
            (name, value) ->
                figures.merge(name, batchRows == 0 ? 0 : value * batchRows, Double::sum));
  }

  /** Sum of the weights; of all processes after {@link #mean}. */
  double weight() {
    return weight;
  }

  /** The mean over all processes, each of which has added at least one batch. */
  StepMetrics mean(ProcessGroup group) {
    double[] sums = new double[figures.size() + 3];
    sums[0] = weight;
    sums[1] = loss;
    sums[2] = rows;
    int next = 3;
    for (double value : figures.values()) {
      sums[next++] = value;
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(sums, sums.length);
      group.sum(all);
      sums = all.toDoubles();
    }
    weight = sums[0];
    Map<String, Double> means = new TreeMap<>();
    next = 3;
    for (String name : figures.keySet()) {
      means.put(name, sums[next++] / sums[2]);
    }
    return new StepMetrics(weight == 0 ? 0 : sums[1] / weight, means);
  }
}
