package io.alignmentstudio.framers.ingest;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of one page in the order of its content stream.
 *
 * @param number from 1
 * @param hidden text that nobody sees: invisible, white, tiny, off the page
 * @param struck text with a line through it
 * @param rotated how many pieces run in another direction than the page
 * @param unmapped how many glyphs have no character
 * @param imageShare share of the page that images cover, 0 to 1
 * @param recognised whether the text is an invisible layer over a scanned image
 * @param grids tables with framed cells
 * @param boxes frames and shades that are neither as thin as lines nor as large as the page
 */
record PdfPage(
    int number,
    double width,
    double height,
    List<PdfRun> runs,
    String hidden,
    String struck,
    int rotated,
    int unmapped,
    double imageShare,
    boolean recognised,
    List<PdfGrid> grids,
    List<Rectangle2D> boxes) {
  PdfPage {
    runs = List.copyOf(runs);
    grids = List.copyOf(grids);
    boxes = List.copyOf(boxes);
  }

  PdfPage withRuns(List<PdfRun> other) {
    return new PdfPage(
        number,
        width,
        height,
        other,
        hidden,
        struck,
        rotated,
        unmapped,
        imageShare,
        recognised,
        grids,
        boxes);
  }

  /** The page without the small raised numbers that refer to footnotes. */
  PdfPage withoutNoteMarks() {
    List<PdfRun> kept = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      PdfRun run = runs.get(i);
      boolean marks =
          run.text().matches("\\d{1,3}|[*†‡]{1,3}")
              && runs.subList(Math.max(0, i - 3), i).stream().anyMatch(run::isRaisedAfter);
      if (!marks) {
        kept.add(run);
      }
    }
    return withRuns(kept);
  }

  boolean hasText() {
    return runs.stream().anyMatch(run -> !run.text().isBlank());
  }
}
