package io.alignmentstudio.auditors.statistics;

import static java.util.Objects.requireNonNull;

/**
 * An estimate with its confidence interval.
 *
 * @param method how the bounds were found, for readers: "Wilson", "Tango score", ...
 */
public record Interval(
    double estimate, double lower, double upper, double confidence, String method) {
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("lower " + lower + " is not below upper " + upper);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be inside (0, 1), got " + confidence);
    }
    requireNonNull(method, "method is null");
  }

  /** Whether a value lies inside, bounds included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
