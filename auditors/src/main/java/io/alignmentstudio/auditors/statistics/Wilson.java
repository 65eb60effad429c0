package io.alignmentstudio.auditors.statistics;

/** The score interval of one proportion (Wilson, JASA 22, 1927). */
public final class Wilson {
  private Wilson() {}

  /**
   * Interval of a rate.
   *
   * @throws IllegalArgumentException if there are no items or more successes than items
   */
  public static Interval interval(int successes, int items, double confidence) {
    if (successes < 0 || successes > items) {
      throw new IllegalArgumentException(successes + " successes among " + items + " items");
    }
    return ofMean(successes / (double) items, items, confidence);
  }

  /**
   * Interval of a mean of values between 0 and 1 over an effective number of items, which need not
   * be whole. Conservative where values are not just 0 and 1: no such mean varies more than a rate.
   */
  public static Interval ofMean(double mean, double items, double confidence) {
    if (!(items > 0) || !(mean >= 0 && mean <= 1)) {
      throw new IllegalArgumentException("mean " + mean + " of " + items + " items");
    }
    double z = Normal.twoSided(confidence);
    double spread = z * z / items;
    double centre = (mean + spread / 2) / (1 + spread);
    double half = z / (1 + spread) * Math.sqrt(mean * (1 - mean) / items + spread / (4 * items));
    return new Interval(
        mean,
        mean == 0 ? 0 : Math.max(0, centre - half),
        mean == 1 ? 1 : Math.min(1, centre + half),
        confidence,
        "Wilson");
  }
}
