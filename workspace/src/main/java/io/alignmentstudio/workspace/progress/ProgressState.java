package io.alignmentstudio.workspace.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far one piece of work is, and how that is said. */
final class ProgressState {
  private final String name;
  private final long total;
  private final String unit;
  private final Instant started;
  private final Map<String, Double> metrics = new TreeMap<>();
  private long finished;
  private long before;

  ProgressState(String name, long total, String unit, Instant started) {
    this.name = name;
    this.total = total;
    this.unit = unit;
    this.started = started;
  }

  void advance(long units) {
    finished += units;
  }

  void resume(long units) {
    before += units;
    finished += units;
  }

  /** Units that were finished since the start. */
  private long own() {
    return finished - before;
  }

  void metric(String metric, double value) {
    metrics.put(metric, value);
  }

  String name() {
    return name;
  }

  boolean hasTotal() {
    return total > 0;
  }

  /** Finished share from 0 to 100; 0 without a total. */
  int percent() {
    return hasTotal() ? (int) Math.min(100, finished * 100.0 / total) : 0;
  }

  /** "1,200 documents". */
  String total() {
    return String.format(Locale.ROOT, "%,d %s", total, total == 1 ? one() : unit);
  }

  /** "340 of 1,200 documents". */
  String count() {
    String done = String.format(Locale.ROOT, "%,d", finished);
    return hasTotal()
        ? String.format(Locale.ROOT, "%s of %,d %s", done, total, unit)
        : done + " " + unit;
  }

  /** Of one: "document" of "documents". */
  private String one() {
    return unit.replaceFirst("s$", "");
  }

  Duration elapsed(Instant now) {
    return Duration.between(started, now);
  }

  /** Units per second, once a moment has passed. */
  Optional<String> rate(Instant now) {
    double seconds = elapsed(now).toMillis() / 1000.0;
    if (own() == 0 || seconds < 0.2) {
      return Optional.empty();
    }
    double perSecond = own() / seconds;
    return Optional.of(
        perSecond >= 10
            ? String.format(Locale.ROOT, "%,.0f %s/s", perSecond, unit)
            : String.format(Locale.ROOT, "%.2g %s/s", perSecond, unit));
  }

  /** Time to go at the rate so far. */
  Optional<Duration> remaining(Instant now) {
    if (own() == 0 || !hasTotal() || finished >= total) {
      return Optional.empty();
    }
    double perUnit = elapsed(now).toMillis() / (double) own();
    return Optional.of(Duration.ofMillis(Math.round(perUnit * (total - finished))));
  }

  /** "loss 2.31 tokens/s 5120"; empty without metrics. */
  String metrics() {
    return metrics.entrySet().stream()
        .map(metric -> metric.getKey() + " " + figure(metric.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static String figure(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  /** "4 s", "2 min 05 s", "1 h 07 min". */
  static String text(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }
}
