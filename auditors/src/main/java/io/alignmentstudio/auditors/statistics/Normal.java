package io.alignmentstudio.auditors.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles of the standard normal distribution. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  /** The z of a two-sided interval: 1.96 for a confidence of 0.95. */
  static double twoSided(double confidence) {
    return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
  }

  static double quantile(double probability) {
    return STANDARD.inverseCumulativeProbability(probability);
  }
}
