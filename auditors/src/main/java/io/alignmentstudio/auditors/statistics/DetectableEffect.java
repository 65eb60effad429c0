package io.alignmentstudio.auditors.statistics;

import java.util.OptionalDouble;

/** How small a paired difference can be and still be noticed (Connor, Biometrics 43, 1987). */
public final class DetectableEffect {
  private DetectableEffect() {}

  /**
   * Smallest difference that McNemar's test notices.
   *
   * @param discordantRate share of pairs on which the two sides disagree
   * @param significance two-sided, such as 0.05
   * @param power probability of noticing it, such as 0.8
   * @return empty if so few pairs, or so little disagreement, cannot show any difference
   */
  public static OptionalDouble paired(
      int pairs, double discordantRate, double significance, double power) {
    if (pairs < 1
        || !(discordantRate > 0 && discordantRate <= 1)
        || pairsNeeded(discordantRate, discordantRate, significance, power) > pairs) {
      return OptionalDouble.empty();
    }
    double low = 0;
    double high = discordantRate;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (pairsNeeded(middle, discordantRate, significance, power) > pairs) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(high);
  }

  /** Number of pairs that notices a difference, not rounded. */
  public static double pairsNeeded(
      double difference, double discordantRate, double significance, double power) {
    double alpha = Normal.quantile(1 - significance / 2);
    double beta = Normal.quantile(power);
    double root =
        alpha * Math.sqrt(discordantRate)
            + beta * Math.sqrt(Math.max(0, discordantRate - difference * difference));
    return root * root / (difference * difference);
  }
}
