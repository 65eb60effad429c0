package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts the runs of a page into lines in reading order; columns are told by their gutters: vertical
 * lines that no text crosses, with prose on both sides. A gutter that one page has makes the same
 * gutter of another page likely, so that fewer lines are enough there.
 */
final class PdfLayout {
  private static final int FEWEST_LINES = 6;
  private static final int FEWEST_KNOWN = 2;
  private static final double STEP = 3;
  private static final double PROSE_FILL = 0.55;

  /** The share of lines that follow closely; the cells of a table stand apart. */
  private static final double PROSE_CLOSE = 0.6;

  /** Columns of so many lines whose baselines differ are no table. */
  private static final int LONG = 12;

  private static final double ALIGNED = 0.5;

  /** Beside a gutter of prose hardly a line has parts of its own; the rows of a table have. */
  private static final double PARTED = 0.25;

  private final List<Double> gutters = new ArrayList<>();

  private PdfLayout() {}

  /** The lines of each page. */
  static List<List<PdfLine>> lines(List<PdfPage> pages) {
    PdfLayout layout = new PdfLayout();
    List<List<PdfLine>> first = pages.stream().map(layout::page).toList();
    return layout.gutters.isEmpty() ? first : pages.stream().map(layout::page).toList();
  }

  /** The lines of a page by itself. */
  static List<PdfLine> lines(PdfPage page) {
    return new PdfLayout().page(page);
  }

  private List<PdfLine> page(PdfPage page) {
    List<PdfLine> rows = rows(page.number(), page.runs());
    List<PdfLine> ordered = new ArrayList<>();
    order(rows, ordered, 0);
    return ordered;
  }

  /** The lines of runs, from edge to edge. */
  static List<PdfLine> rows(int page, List<PdfRun> runs) {
    List<PdfRun> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingDouble(PdfRun::baseline).thenComparingDouble(PdfRun::x));
    List<List<PdfRun>> rows = new ArrayList<>();
    double baseline = Double.NEGATIVE_INFINITY;
    double size = 0;
    for (PdfRun run : sorted) {
      // A raised number is smaller and within half a line.
      double tolerance = 0.4 * Math.max(size, run.size());
      boolean raised = !rows.isEmpty() && isRaisedBefore(rows.getLast(), run);
      if (rows.isEmpty() || (run.baseline() - baseline > tolerance && !raised)) {
        rows.add(new ArrayList<>());
        baseline = run.baseline();
        size = run.size();
      } else if (run.size() > size * 1.15) {
        baseline = run.baseline();
        size = run.size();
      }
      rows.getLast().add(run);
    }
    List<PdfLine> lines = new ArrayList<>();
    for (List<PdfRun> row : rows) {
      row.sort(Comparator.comparingDouble(PdfRun::x));
      lines.add(new PdfLine(page, row, 0, 0, 0));
    }
    return lines;
  }

  /** Whether a row is nothing but the raised number of a footnote, directly before a run. */
  private static boolean isRaisedBefore(List<PdfRun> row, PdfRun run) {
    PdfRun mark = row.getFirst();
    return row.size() == 1
        && mark.text().matches("\\d{1,3}|[*†‡]{1,3}")
        && mark.size() < 0.8 * run.size()
        && run.baseline() - mark.baseline() < 0.75 * run.size()
        && run.x() >= mark.right() - 1
        && run.x() - mark.right() < run.size();
  }

  private void order(List<PdfLine> rows, List<PdfLine> ordered, int depth) {
    Band band = depth < 3 ? widestBand(rows) : Band.NONE;
    if (band.isEmpty()) {
      add(rows, ordered);
      return;
    }
    if (band.strength() >= FEWEST_LINES && !isKnown(band.gutter())) {
      gutters.add(band.gutter());
    }
    order(rows.subList(0, band.from()), ordered, depth + 1);
    List<PdfLine> left = new ArrayList<>();
    List<PdfLine> right = new ArrayList<>();
    for (PdfLine row : rows.subList(band.from(), band.to())) {
      part(row, run -> run.x() < band.gutter(), left);
      part(row, run -> run.x() >= band.gutter(), right);
    }
    order(left, ordered, depth + 1);
    order(right, ordered, depth + 1);
    order(rows.subList(band.to(), rows.size()), ordered, depth + 1);
  }

  private boolean isKnown(double gutter) {
    return gutters.stream().anyMatch(known -> Math.abs(known - gutter) <= 3 * STEP);
  }

  private static void part(PdfLine row, Predicate<PdfRun> side, List<PdfLine> lines) {
    List<PdfRun> runs = row.runs().stream().filter(side).toList();
    if (!runs.isEmpty()) {
      lines.add(new PdfLine(row.page(), runs, 0, 0, 0));
    }
  }

  private static void add(List<PdfLine> rows, List<PdfLine> ordered) {
    if (rows.isEmpty()) {
      return;
    }
    double left = rows.stream().mapToDouble(PdfLine::x).min().orElse(0);
    double end = rows.stream().mapToDouble(PdfLine::right).max().orElse(0);
    int column = ordered.isEmpty() ? 0 : ordered.getLast().column() + 1;
    rows.forEach(row -> ordered.add(row.in(left, end, column)));
  }

  /**
   * Rows between which no text crosses a vertical line.
   *
   * @param gutter position of the vertical line
   */
  private record Band(int from, int to, double gutter, int strength) {
    static final Band NONE = new Band(0, 0, 0, 0);

    boolean isEmpty() {
      return from >= to;
    }
  }

  private Band widestBand(List<PdfLine> rows) {
    if (rows.size() < (gutters.isEmpty() ? FEWEST_LINES : FEWEST_KNOWN)) {
      return Band.NONE;
    }
    double left = rows.stream().mapToDouble(PdfLine::x).min().orElse(0);
    double end = rows.stream().mapToDouble(PdfLine::right).max().orElse(0);
    Band best = Band.NONE;
    for (double x = left + (end - left) * 0.25; x < left + (end - left) * 0.75; x += STEP) {
      int from = 0;
      for (int i = 0; i <= rows.size(); i++) {
        if (i == rows.size() || crosses(rows.get(i), x)) {
          if (i - from >= FEWEST_KNOWN && i - from > best.strength()) {
            Band band = band(rows, from, i, x);
            if (band.strength() > best.strength()) {
              best = band;
            }
          }
          from = i + 1;
        }
      }
    }
    return best;
  }

  private static boolean crosses(PdfLine row, double x) {
    double right = Double.NEGATIVE_INFINITY;
    for (PdfRun run : row.runs()) {
      boolean inRun = run.x() < x + 3 && run.right() > x - 3;
      boolean inGap = right < x && run.x() > x && run.x() - right < 1.0 * run.size();
      if (inRun || inGap) {
        return true;
      }
      right = run.right();
    }
    return false;
  }

  /** Columns of prose fill their width; the columns of a table do not. */
  private Band band(List<PdfLine> rows, int from, int to, double x) {
    Side left = new Side();
    Side right = new Side();
    int last = -1;
    int first = -1;
    for (int i = from; i < to; i++) {
      boolean isLeft = left.add(rows.get(i), run -> run.right() <= x);
      boolean isRight = right.add(rows.get(i), run -> run.x() >= x);
      last = isRight || isLeft ? i : last;
      first = first < 0 && (isRight || isLeft) ? i : first;
    }
    int least = Math.min(left.lines(), right.lines());
    boolean prose = least >= FEWEST_LINES && left.isProse() && right.isProse();
    boolean flowing =
        least >= LONG && left.isFilled() && right.isFilled() && left.aligned(right) < ALIGNED;
    boolean known = least >= FEWEST_KNOWN && isKnown(x) && left.isClose() && right.isClose();
    return (prose || flowing || known) && !left.isTable() && !right.isTable()
        ? new Band(first, last + 1, x, least)
        : Band.NONE;
  }

  /** The lines on one side of a gutter. */
  private static final class Side {
    private final List<Double> baselines = new ArrayList<>();
    private final List<List<PdfRun>> parts = new ArrayList<>();
    private int close;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    boolean add(PdfLine row, Predicate<PdfRun> side) {
      List<PdfRun> runs = row.runs().stream().filter(side).toList();
      if (runs.isEmpty()) {
        return false;
      }
      double baseline = runs.getFirst().baseline();
      boolean follows =
          !baselines.isEmpty() && baseline - baselines.getLast() < 1.7 * runs.getFirst().size();
      close += follows ? 1 : 0;
      baselines.add(baseline);
      parts.add(runs);
      min = Math.min(min, runs.getFirst().x());
      max = Math.max(max, runs.getLast().right());
      sum += runs.getLast().right() - runs.getFirst().x();
      return true;
    }

    int lines() {
      return baselines.size();
    }

    /** Asked of few sides, as it builds lines. */
    boolean isTable() {
      long parted =
          parts.stream()
              .map(runs -> new PdfLine(0, runs, 0, 0, 0))
              .filter(line -> line.segments().size() > 1 && !PdfTables.isNumbered(line))
              .count();
      return parted > lines() * PARTED;
    }

    boolean isFilled() {
      return max > min && sum / lines() / (max - min) > PROSE_FILL;
    }

    boolean isClose() {
      return close >= (lines() - 1) * PROSE_CLOSE;
    }

    boolean isProse() {
      return isFilled() && close >= lines() * PROSE_CLOSE;
    }

    /** The share of lines beside which a line of the other side stands, as cells of a row do. */
    double aligned(Side other) {
      long beside =
          baselines.stream()
              .filter(
                  baseline ->
                      other.baselines.stream().anyMatch(its -> Math.abs(its - baseline) < 0.6))
              .count();
      return (double) beside / lines();
    }
  }
}
