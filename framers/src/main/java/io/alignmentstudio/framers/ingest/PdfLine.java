package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs on one baseline of one column.
 *
 * @param left edge of the column
 * @param end right edge of the column
 * @param column number of the column in its page, to see where one ends
 */
record PdfLine(int page, List<PdfRun> runs, double left, double end, int column) {
  private static final double WORD_GAP = 0.15;

  /** A comma in another style than its word may stand a little off, but no space is before it. */
  private static final double PUNCTUATION_GAP = 0.45;

  PdfLine {
    runs = List.copyOf(runs);
  }

  PdfLine in(double columnLeft, double columnEnd, int number) {
    return new PdfLine(page, runs, columnLeft, columnEnd, number);
  }

  double x() {
    return runs.getFirst().x();
  }

  double right() {
    return runs.getLast().right();
  }

  double baseline() {
    return runs.getFirst().baseline();
  }

  /** Whether both edges are equally far from those of the column. */
  boolean symmetric() {
    return Math.abs((x() - left) - (end - right())) < 0.04 * (end - left) + size();
  }

  /** Whether it is well inside the edges of its column. */
  boolean inset() {
    double width = end - left;
    return x() - left > 0.08 * width && end - right() > 0.08 * width;
  }

  /** Size of most of the text. */
  double size() {
    return runs.stream()
        .max(Comparator.comparingInt(run -> run.text().length()))
        .map(PdfRun::size)
        .orElse(0.0);
  }

  boolean bold() {
    return runs.stream().allMatch(run -> run.bold() || run.text().isBlank());
  }

  String text() {
    return join(runs);
  }

  /** Whether it ends well before the edge of its column, as the last line of a paragraph does. */
  boolean isShort() {
    double width = Math.max(1, end - left);
    return RightToLeft.prevails(text()) ? x() > left + 0.15 * width : right() < end - 0.15 * width;
  }

  /** Joins runs of one line, with spaces where the page shows gaps. */
  static String join(List<PdfRun> runs) {
    StringBuilder text = new StringBuilder();
    double right = Double.NaN;
    for (PdfRun run : runs) {
      double least = ",.;:!?)".indexOf(run.text().charAt(0)) < 0 ? WORD_GAP : PUNCTUATION_GAP;
      if (!Double.isNaN(right) && run.x() - right > least * run.size()) {
        text.append(' ');
      }
      text.append(run.text());
      right = run.right();
    }
    return RightToLeft.logical(RichText.normalise(text.toString()));
  }

  /** Parts with wide gaps between them, as in the cells of a table. */
  List<List<PdfRun>> segments() {
    List<List<PdfRun>> segments = new ArrayList<>();
    double right = Double.NEGATIVE_INFINITY;
    for (PdfRun run : runs) {
      if (run.x() - right > 1.4 * run.size()) {
        segments.add(new ArrayList<>());
      }
      segments.getLast().add(run);
      right = Math.max(right, run.right());
    }
    return segments;
  }
}
