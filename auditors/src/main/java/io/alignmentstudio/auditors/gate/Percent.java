package io.alignmentstudio.auditors.gate;

import java.util.Locale;

/** Figures for sentences. */
final class Percent {
  private Percent() {}

  static String of(double value, GateRule.Measure measure) {
    return measure == GateRule.Measure.DIFFERENCE
        ? String.format(Locale.ROOT, "%+.1f points", 100 * value)
        : String.format(Locale.ROOT, "%.1f%%", 100 * value);
  }
}
