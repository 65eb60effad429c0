package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Estimates with their intervals on one axis from 0 to 100 %, as inline SVG. */
final class IntervalChart {
  private static final int WIDTH = 720;
  private static final int LEFT = 190;
  private static final int RIGHT = 20;
  private static final int ROW = 46;
  private static final int TOP = 8;

  private record Row(String label, Optional<Interval> unaligned, Optional<Interval> aligned) {}

  private final List<Row> rows = new ArrayList<>();

  void add(String label, Optional<Interval> unaligned, Optional<Interval> aligned) {
    rows.add(new Row(label, unaligned, aligned));
  }

  void render(Html html, String title) {
    int bottom = TOP + ROW * rows.size();
    html.open(
        "svg",
        "class",
        "chart",
        "role",
        "img",
        "viewBox",
        "0 0 " + WIDTH + " " + (bottom + 26),
        "aria-label",
        title + ": " + description());
    for (int percent = 0; percent <= 100; percent += 25) {
      String x = number(x(percent / 100.0));
      html.open("line", "class", "grid", "x1", x, "x2", x, "y1", "" + TOP, "y2", "" + bottom)
          .close();
      html.element(
          "text",
          percent + "%",
          "class",
          "axis",
          "x",
          x,
          "y",
          "" + (bottom + 18),
          "text-anchor",
          "middle");
    }
    int y = TOP;
    for (Row row : rows) {
      html.element(
          "text",
          row.label(),
          "class",
          "label",
          "x",
          "" + (LEFT - 14),
          "y",
          "" + (y + ROW / 2 + 5),
          "text-anchor",
          "end");
      mark(html, row.unaligned(), "unaligned", y + 15);
      mark(html, row.aligned(), "aligned", y + 31);
      y += ROW;
    }
    html.close();
  }

  private static void mark(Html html, Optional<Interval> figure, String side, int y) {
    if (figure.isEmpty()) {
      return;
    }
    Interval interval = figure.get();
    html.open("g", "class", side);
    html.element(
        "title",
        side + " " + Figures.percent(interval.estimate()) + " (" + Figures.range(interval) + ")");
    String low = number(x(interval.lower()));
    String high = number(x(interval.upper()));
    html.open("line", "class", "range", "x1", low, "x2", high, "y1", "" + y, "y2", "" + y).close();
    for (String end : List.of(low, high)) {
      html.open(
              "line", "class", "cap", "x1", end, "x2", end, "y1", "" + (y - 4), "y2", "" + (y + 4))
          .close();
    }
    double x = x(interval.estimate());
    if (side.equals("aligned")) {
      html.open("circle", "cx", number(x), "cy", "" + y, "r", "6").close();
    } else {
      html.open("rect", "x", number(x - 5), "y", "" + (y - 5), "width", "10", "height", "10")
          .close();
    }
    html.close();
  }

  private String description() {
    List<String> parts = new ArrayList<>();
    for (Row row : rows) {
      parts.add(
          row.label()
              + ": unaligned "
              + Figures.withRange(row.unaligned())
              + ", aligned "
              + Figures.withRange(row.aligned()));
    }
    return String.join("; ", parts);
  }

  private static double x(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
