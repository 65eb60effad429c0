package io.alignmentstudio.auditors.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Values of items that come in clusters, such as the variants of one story: items of a cluster are
 * not independent, so intervals are found by drawing clusters, not items (Miller,
 * arXiv:2411.00640).
 */
public final class Clusters {
  private final double[] sums;
  private final double[] positives;
  private final double[] negatives;
  private final int[] sizes;
  private final int items;

  private Clusters(List<List<Double>> groups) {
    sums = new double[groups.size()];
    positives = new double[groups.size()];
    negatives = new double[groups.size()];
    sizes = new int[groups.size()];
    int total = 0;
    for (int i = 0; i < groups.size(); i++) {
      for (double value : groups.get(i)) {
        sums[i] += value;
        positives[i] += Math.max(0, value);
        negatives[i] += Math.max(0, -value);
      }
      sizes[i] = groups.get(i).size();
      total += sizes[i];
    }
    items = total;
  }

  /**
   * Groups values.
   *
   * @param groups cluster name of each value
   * @throws IllegalArgumentException if there are no values or the lists differ in length
   */
  public static Clusters of(List<Double> values, List<String> groups) {
    if (values.isEmpty() || values.size() != groups.size()) {
      throw new IllegalArgumentException(values.size() + " values, " + groups.size() + " groups");
    }
    Map<String, ArrayList<Double>> byGroup = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      byGroup.computeIfAbsent(groups.get(i), key -> new ArrayList<>()).add(values.get(i));
    }
    return new Clusters(List.copyOf(byGroup.values()));
  }

  public int items() {
    return items;
  }

  /** Number of clusters. */
  public int size() {
    return sums.length;
  }

  public double mean() {
    return Arrays.stream(sums).sum() / items;
  }

  /**
   * Interval of the mean of values between 0 and 1: Wilson's over the effective number of items,
   * which is the number of items divided by the design effect of the clusters. Where all values
   * agree, that effect cannot be seen, and clusters are counted instead of items.
   */
  public Interval rate(double confidence) {
    double mean = Math.clamp(mean(), 0, 1);
    Interval interval = Wilson.ofMean(mean, effectiveItems(mean), confidence);
    return size() == items
        ? interval
        : new Interval(
            interval.estimate(),
            interval.lower(),
            interval.upper(),
            confidence,
            "Wilson over " + size() + " clusters");
  }

  private double effectiveItems(double mean) {
    if (size() == items) {
      return items;
    }
    double simple = mean * (1 - mean) / items;
    if (simple < 1e-12 || size() < 2) {
      return size();
    }
    double squares = 0;
    for (int i = 0; i < sums.length; i++) {
      double deviation = sums[i] - mean * sizes[i];
      squares += deviation * deviation;
    }
    double clustered = squares * size() / (size() - 1.0) / ((double) items * items);
    double effect = Math.max(1, clustered / simple);
    return Math.max(1, items / effect);
  }

  /**
   * Percentile bootstrap, over clusters, of the mean of values between 0 and 1. Where every draw
   * gives the same mean, a bootstrap would claim certainty; {@link #rate} is given then.
   *
   * @param rounds number of draws, at least 100
   */
  public Interval mean(double confidence, int rounds, long seed) {
    double[] means = draws(rounds, seed);
    return constant(means) ? rate(confidence) : percentiles(means, confidence);
  }

  /**
   * Percentile bootstrap, over clusters, of the mean of differences between -1 and 1. Where every
   * draw gives the same mean, Tango's interval over the clusters is given.
   *
   * @param rounds number of draws, at least 100
   */
  public Interval difference(double confidence, int rounds, long seed) {
    double[] means = draws(rounds, seed);
    if (!constant(means)) {
      return percentiles(means, confidence);
    }
    double scale = size() / (double) items;
    return PairedDifference.tango(
        Arrays.stream(positives).sum() * scale,
        Arrays.stream(negatives).sum() * scale,
        size(),
        confidence);
  }

  private double[] draws(int rounds, long seed) {
    if (rounds < 100) {
      throw new IllegalArgumentException("rounds must be at least 100, got " + rounds);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double sum = 0;
      int count = 0;
      for (int draw = 0; draw < sums.length; draw++) {
        int chosen = random.nextInt(sums.length);
        sum += sums[chosen];
        count += sizes[chosen];
      }
      means[round] = sum / count;
    }
    Arrays.sort(means);
    return means;
  }

  private static boolean constant(double[] sorted) {
    return sorted[sorted.length - 1] - sorted[0] < 1e-12;
  }

  private Interval percentiles(double[] sorted, double confidence) {
    double tail = (1 - confidence) / 2;
    double mean = mean();
    return new Interval(
        mean,
        Math.min(mean, quantile(sorted, tail)),
        Math.max(mean, quantile(sorted, 1 - tail)),
        confidence,
        "bootstrap over " + size() + " clusters");
  }

  /** Linear interpolation between order statistics (type 7 of Hyndman and Fan). */
  static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
