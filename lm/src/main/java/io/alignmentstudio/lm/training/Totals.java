package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/** The weighted mean of the metrics of several batches, also of those of other processes. */
final class Totals {
  private final TreeMap<String, Double> figures = new TreeMap<>();
  private double weight;
  private double loss;

  /** Adds a batch; a weight of 0 only makes its figures known. */
  void add(StepMetrics metrics, double batchWeight) {
    weight += batchWeight;
    loss += batchWeight == 0 ? 0 : metrics.loss() * batchWeight;
    metrics
        .figures()
        .forEach(
            (name, value) ->
                figures.merge(name, batchWeight == 0 ? 0 : value * batchWeight, Double::sum));
  }

  /** The mean over all processes, each of which has added at least one batch. */
  StepMetrics mean(ProcessGroup group) {
    double[] sums = new double[figures.size() + 2];
    sums[0] = weight;
    sums[1] = loss;
    int next = 2;
    for (double value : figures.values()) {
      sums[next++] = value;
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(sums, sums.length);
      group.sum(all);
      sums = all.toDoubles();
    }
    Map<String, Double> means = new TreeMap<>();
    next = 2;
    for (String name : figures.keySet()) {
      means.put(name, sums[next++] / sums[0]);
    }
    return new StepMetrics(sums[1] / sums[0], means);
  }
}
