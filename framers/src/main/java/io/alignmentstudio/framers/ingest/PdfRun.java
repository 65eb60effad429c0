package io.alignmentstudio.framers.ingest;

/**
 * Glyphs that follow each other on a line in one style. Distances are in points, from the upper
 * left corner of the page as it is read.
 *
 * @param baseline distance of the baseline from the top
 * @param size height of the font
 * @param font number of the font in its document
 * @param mark id of its marked content on the page; -1 outside of any
 */
record PdfRun(
    String text,
    double x,
    double baseline,
    double right,
    double size,
    int font,
    boolean bold,
    boolean italic,
    int mark) {
  PdfRun withText(String other) {
    return new PdfRun(other, x, baseline, right, size, font, bold, italic, mark);
  }

  PdfRun withMark(int other) {
    return new PdfRun(text, x, baseline, right, size, font, bold, italic, other);
  }

  /** Whether the other run has the same text in nearly the same place. */
  boolean isPrintedOver(PdfRun other) {
    return text.equals(other.text)
        && Math.abs(x - other.x) < 0.15 * size
        && Math.abs(baseline - other.baseline) < 0.15 * size;
  }

  /** Whether this run is smaller than the other, raised, and directly behind it. */
  boolean isRaisedAfter(PdfRun other) {
    double raised = other.baseline - baseline;
    return size < 0.8 * other.size
        && raised > 0.15 * other.size
        && raised < 0.75 * other.size
        && x - other.right > -0.2 * other.size
        && x - other.right < 0.5 * other.size;
  }
}
