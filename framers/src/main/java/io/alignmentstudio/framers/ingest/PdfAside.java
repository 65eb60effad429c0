package io.alignmentstudio.framers.ingest;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in a frame or on a shade beside other text, which must not be read across.
 *
 * @param box where it stands on its page
 * @param lines of its text, in reading order
 */
record PdfAside(Rectangle2D box, List<PdfLine> lines) {
  private static final int FEWEST_WORDS = 6;
  private static final int MOST_WORDS = 150;
  private static final int FEWEST_LETTERS = 25;
  private static final double EDGE = 3;

  PdfAside {
    lines = List.copyOf(lines);
  }

  /** Takes such texts out of the runs of a page. */
  static List<PdfAside> take(PdfPage page, List<PdfRun> runs) {
    List<PdfAside> asides = new ArrayList<>();
    for (Rectangle2D box : page.boxes()) {
      List<PdfRun> inside = runs.stream().filter(run -> isInside(run, box)).toList();
      boolean alone = page.boxes().stream().noneMatch(other -> touches(box, other));
      if (alone && isText(inside) && isBesideText(runs, box)) {
        asides.add(new PdfAside(box, PdfLayout.lines(page.withRuns(inside))));
        runs.removeAll(inside);
      }
    }
    return asides;
  }

  private static boolean isInside(PdfRun run, Rectangle2D box) {
    return run.x() >= box.getMinX() - EDGE
        && run.right() <= box.getMaxX() + EDGE
        && run.baseline() >= box.getMinY()
        && run.baseline() <= box.getMaxY() + EDGE;
  }

  /** Shades that meet are the cells of a table. */
  private static boolean touches(Rectangle2D box, Rectangle2D other) {
    Rectangle2D around =
        new Rectangle2D.Double(
            box.getX() - EDGE,
            box.getY() - EDGE,
            box.getWidth() + 2 * EDGE,
            box.getHeight() + 2 * EDGE);
    return !isSame(box, other) && around.intersects(other);
  }

  private static boolean isSame(Rectangle2D box, Rectangle2D other) {
    return Math.abs(box.getX() - other.getX()) <= EDGE
        && Math.abs(box.getY() - other.getY()) <= EDGE
        && Math.abs(box.getMaxX() - other.getMaxX()) <= EDGE
        && Math.abs(box.getMaxY() - other.getMaxY()) <= EDGE;
  }

  private static boolean isText(List<PdfRun> inside) {
    int words =
        inside.stream().mapToInt(run -> ClauseRules.words(RichText.normalise(run.text()))).sum();
    long lines = inside.stream().mapToLong(run -> Math.round(run.baseline())).distinct().count();
    return words >= FEWEST_WORDS && words <= MOST_WORDS && lines > 1;
  }

  /** Whether text stands beside a box, and none crosses its edges. */
  private static boolean isBesideText(List<PdfRun> runs, Rectangle2D box) {
    List<PdfRun> level =
        runs.stream()
            .filter(run -> !isInside(run, box))
            .filter(run -> run.baseline() > box.getMinY() && run.baseline() < box.getMaxY())
            .toList();
    boolean crossed =
        level.stream()
            .anyMatch(run -> run.x() < box.getMaxX() - EDGE && run.right() > box.getMinX() + EDGE);
    int letters = level.stream().mapToInt(run -> run.text().strip().length()).sum();
    return !crossed && letters >= FEWEST_LETTERS;
  }

  /** Where it belongs among the lines of its page: before or behind the paragraph beside it. */
  int place(List<PdfLine> around) {
    int beside = 0;
    while (beside < around.size() && around.get(beside).baseline() < box.getMinY()) {
      beside++;
    }
    int end = beside;
    while (end < around.size() && (end == beside || !isBreak(around, end))) {
      end++;
    }
    if (end < around.size()) {
      return end;
    }
    while (beside > 0 && !isBreak(around, beside)) {
      beside--;
    }
    return beside;
  }

  private static boolean isBreak(List<PdfLine> lines, int at) {
    if (at >= lines.size()) {
      return false;
    }
    PdfLine before = lines.get(at - 1);
    PdfLine line = lines.get(at);
    double gap = line.baseline() - before.baseline();
    return line.column() != before.column() || gap < 0 || gap > 1.5 * line.size();
  }
}
