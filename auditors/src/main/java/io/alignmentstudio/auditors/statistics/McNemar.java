package io.alignmentstudio.auditors.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The exact test of paired yes/no outcomes (McNemar 1947, binomial form). */
public final class McNemar {
  private McNemar() {}

  /**
   * Two-sided p-value of the hypothesis that both sides do equally well.
   *
   * @param fixes pairs where only the second side is right
   * @param regressions pairs where only the first side is right
   */
  public static double exact(int fixes, int regressions) {
    int discordant = fixes + regressions;
    if (fixes < 0 || regressions < 0) {
      throw new IllegalArgumentException("negative count: " + fixes + ", " + regressions);
    }
    if (discordant == 0) {
      return 1;
    }
    double tail =
        BinomialDistribution.of(discordant, 0.5)
            .cumulativeProbability(Math.min(fixes, regressions));
    return Math.min(1, 2 * tail);
  }
}
