package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.statistics.Interval;
import java.util.Locale;
import java.util.Optional;

/** Numbers as readers want them. */
final class Figures {
  private Figures() {}

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * value);
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * value);
  }

  static String range(Interval interval) {
    return String.format(
        Locale.ROOT, "%.1f–%.1f%%", 100 * interval.lower(), 100 * interval.upper());
  }

  static String wholeRange(Interval interval) {
    return String.format(
        Locale.ROOT, "%.0f–%.0f%%", 100 * interval.lower(), 100 * interval.upper());
  }

  static String wholeWithRange(Interval interval) {
    return whole(interval.estimate()) + " (" + wholeRange(interval) + ")";
  }

  static String points(double value) {
    return String.format(Locale.ROOT, "%+.1f", 100 * value).replace('-', '−');
  }

  static String pointRange(Interval interval) {
    return points(interval.lower()) + " to " + points(interval.upper());
  }

  static String withRange(Optional<Interval> interval) {
    return interval.map(i -> percent(i.estimate()) + " (" + range(i) + ")").orElse("not measured");
  }

  static String differenceWithRange(Optional<Interval> interval) {
    return interval.map(i -> points(i.estimate()) + " (" + pointRange(i) + ")").orElse("–");
  }

  static String pValue(double value) {
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  static String count(int number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }

  /** The name of a stratum as a heading: {@code held-out-group} becomes "Held-out group". */
  static String title(String word) {
    String spaced =
        word.replace('-', ' ')
            .replace("hand written", "hand-written")
            .replace("held out", "held-out");
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
