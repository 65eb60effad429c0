package io.alignmentstudio.lm.training.loss;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What reward functions said of sampled answers.
 *
 * @param rows for each answer what each function said; empty where it does not apply
 * @param weights of the functions
 * @param group number of answers to each prompt, which stand next to each other
 */
public record Rewards(List<List<OptionalDouble>> rows, List<Double> weights, int group) {
  /** Deviations below it are rounding. */
  private static final double ALIKE = 1e-8;

  public Rewards {
    rows = rows.stream().map(List::copyOf).toList();
    weights = List.copyOf(weights);
    if (group < 1 || rows.size() % group != 0) {
      throw new IllegalArgumentException(
          "%d answers cannot be split into groups of %d".formatted(rows.size(), group));
    }
    for (List<OptionalDouble> row : rows) {
      if (row.size() != weights.size()) {
        throw new IllegalArgumentException(
            "%d rewards of an answer, but %d weights".formatted(row.size(), weights.size()));
      }
    }
  }

  /** The weighted sum of each answer's rewards; NaN for an answer that none applies to. */
  public double[] sums() {
    return rows.stream()
        .mapToDouble(
            row -> {
              double sum = 0;
              boolean any = false;
              for (int at = 0; at < row.size(); at++) {
                if (row.get(at).isPresent()) {
                  sum += weights.get(at) * row.get(at).getAsDouble();
                  any = true;
                }
              }
              return any ? sum : Double.NaN;
            })
        .toArray();
  }

  /** Share of groups whose answers all have the same sum, from which nothing is learnt. */
  public double groupsAlike() {
    double[] sums = sums();
    int alike = 0;
    for (int start = 0; start < sums.length; start += group) {
      alike += deviation(Arrays.copyOfRange(sums, start, start + group)) > ALIKE ? 0 : 1;
    }
    return (double) alike * group / sums.length;
  }

  /** What one function said; NaN where it does not apply. */
  double[] of(int function) {
    return rows.stream().mapToDouble(row -> row.get(function).orElse(Double.NaN)).toArray();
  }

  /** Mean without NaN; NaN of nothing. */
  static double mean(double... values) {
    return present(values).average().orElse(Double.NaN);
  }

  /** Standard deviation without NaN, by n − 1; NaN of fewer than two. */
  static double deviation(double... values) {
    double mean = mean(values);
    long count = present(values).count();
    double squares = present(values).map(value -> (value - mean) * (value - mean)).sum();
    return count > 1 ? Math.sqrt(squares / (count - 1)) : Double.NaN;
  }

  private static DoubleStream present(double... values) {
    return DoubleStream.of(values).filter(value -> !Double.isNaN(value));
  }
}
