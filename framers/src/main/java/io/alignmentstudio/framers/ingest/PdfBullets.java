package io.alignmentstudio.framers.ingest;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Bullets that are drawn instead of printed, as browsers do. */
final class PdfBullets {
  private static final double SMALLEST = 1.5;
  private static final double LARGEST = 7;

  private PdfBullets() {}

  /** Whether a filled shape has the size of a bullet. */
  static boolean isDot(Rectangle2D bounds) {
    return bounds.getWidth() >= SMALLEST
        && bounds.getWidth() <= LARGEST
        && Math.abs(bounds.getWidth() - bounds.getHeight()) < 0.5;
  }

  /** Puts a bullet before each run that has a dot directly left of it. */
  static void add(List<PdfRun> runs, List<Rectangle2D> dots, PDRectangle crop) {
    List<PdfRun> result = new ArrayList<>();
    List<PdfRun> marked = new ArrayList<>();
    List<PdfRun> bullets = new ArrayList<>();
    for (Rectangle2D dot : dots) {
      double left = dot.getMinX() - crop.getLowerLeftX();
      double right = dot.getMaxX() - crop.getLowerLeftX();
      double height = crop.getUpperRightY() - dot.getCenterY();
      Optional<PdfRun> behind =
          runs.stream()
              .filter(run -> run.x() > right && run.x() - right < 2.5 * run.size())
              .filter(run -> run.baseline() > height && run.baseline() - height < 0.8 * run.size())
              .min(Comparator.comparingDouble(PdfRun::x));
      if (behind.isPresent() && !marked.contains(behind.get()) && isFirst(behind.get(), runs)) {
        PdfRun run = behind.get();
        marked.add(run);
        bullets.add(
            new PdfRun(
                Block.BULLET,
                left,
                run.baseline(),
                right,
                run.size(),
                run.font(),
                false,
                false,
                run.mark()));
      }
    }
    if (marked.isEmpty()) {
      return;
    }
    for (PdfRun run : runs) {
      int at = marked.indexOf(run);
      if (at >= 0) {
        result.add(bullets.get(at));
      }
      result.add(run);
    }
    runs.clear();
    runs.addAll(result);
  }

  /** Whether nothing of its line stands close on its left: a dot in a text is no bullet. */
  private static boolean isFirst(PdfRun run, List<PdfRun> runs) {
    return runs.stream()
        .noneMatch(
            other ->
                Math.abs(other.baseline() - run.baseline()) < 0.3 * run.size()
                    && other.right() <= run.x()
                    && run.x() - other.right() < 2.5 * run.size());
  }
}
