package io.alignmentstudio.auditors.statistics;

/**
 * The score interval for the difference of two paired proportions (Tango, Statistics in Medicine
 * 17, 1998). It inverts the score test, so it stays inside [-1, 1] and has a width where no pair
 * disagrees.
 */
public final class PairedDifference {
  private PairedDifference() {}

  /**
   * Interval of (second rate - first rate).
   *
   * @param fixes pairs where only the second side is right; fractions come from averaged clusters
   * @param regressions pairs where only the first side is right
   * @param pairs all pairs
   */
  public static Interval tango(double fixes, double regressions, double pairs, double confidence) {
    if (fixes < 0 || regressions < 0 || !(pairs > 0) || fixes + regressions > pairs + 1e-9) {
      throw new IllegalArgumentException(
          fixes + " fixes and " + regressions + " regressions among " + pairs + " pairs");
    }
    double z = Normal.twoSided(confidence);
    double estimate = (fixes - regressions) / pairs;
    double lower = solve(fixes, regressions, pairs, z, -1, estimate);
    double upper = solve(fixes, regressions, pairs, -z, estimate, 1);
    return new Interval(
        estimate, Math.min(lower, estimate), Math.max(upper, estimate), confidence, "Tango score");
  }

  /** Where the falling score statistic meets the target, by bisection. */
  private static double solve(
      double fixes, double regressions, double pairs, double target, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (score(fixes, regressions, pairs, middle) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Tango's statistic of the hypothesis that the difference is {@code delta}. */
  static double score(double fixes, double regressions, double pairs, double delta) {
    double distance = fixes - regressions - pairs * delta;
    double a = 2 * pairs;
    double b = -fixes - regressions + (2 * pairs - fixes + regressions) * delta;
    double c = -regressions * delta * (1 - delta);
    double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
    double variance = pairs * (2 * q + delta * (1 - delta));
    if (variance <= 0) {
      return distance == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, distance);
    }
    return distance / Math.sqrt(variance);
  }
}
