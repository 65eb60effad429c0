package io.alignmentstudio.auditors.statistics;

import java.util.OptionalDouble;

/** Agreement of two raters beyond chance (Cohen 1960). */
public final class CohenKappa {
  private CohenKappa() {}

  /**
   * Kappa of a square table of counts.
   *
   * @return empty if there are no counts, or if both raters use one category only
   */
  public static OptionalDouble of(int[][] counts) {
    double total = 0;
    double agreed = 0;
    double[] rows = new double[counts.length];
    double[] columns = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        total += counts[i][j];
        rows[i] += counts[i][j];
        columns[j] += counts[i][j];
      }
      agreed += counts[i][i];
    }
    double chance = 0;
    for (int i = 0; i < counts.length; i++) {
      chance += rows[i] * columns[i];
    }
    chance /= total * total;
    return total == 0 || chance >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((agreed / total - chance) / (1 - chance));
  }
}
