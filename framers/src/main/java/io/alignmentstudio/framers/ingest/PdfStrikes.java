package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.framers.ingest.PdfGlyphs.Glyph;
import io.alignmentstudio.framers.ingest.PdfGlyphs.Visibility;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The letters of a page that a drawn line strikes through: it runs through the middle of the small
 * letters, and no farther than they do. Lines of tables and under words do not.
 */
final class PdfStrikes {
  private static final double THICKEST = 2.5;
  private static final int MOST = 500;
  private static final double LOW = 0.13;
  private static final double HIGH = 0.5;
  private static final double INKED = 0.6;

  private final List<Rectangle2D> lines = new ArrayList<>();

  /** Notes a path that is drawn or filled, and seen. */
  void add(Rectangle2D bounds) {
    if (bounds.getHeight() <= THICKEST
        && bounds.getWidth() > 2 * bounds.getHeight()
        && bounds.getWidth() > 3
        && lines.size() <= MOST) {
      lines.add(bounds);
    }
  }

  /** The struck glyphs, by identity; none where a page draws too many lines, as charts do. */
  Set<Glyph> of(List<Glyph> glyphs) {
    Set<Glyph> struck = Collections.newSetFromMap(new IdentityHashMap<>());
    if (lines.size() > MOST) {
      return struck;
    }
    for (Rectangle2D line : lines) {
      List<Glyph> below = glyphs.stream().filter(glyph -> crosses(line, glyph)).toList();
      List<Glyph> inked = below.stream().filter(glyph -> !glyph.text().isBlank()).toList();
      if (inked.isEmpty()) {
        continue;
      }
      double size = inked.getFirst().size();
      double from = inked.stream().mapToDouble(Glyph::along).min().orElse(0);
      double to = inked.stream().mapToDouble(Glyph::end).max().orElse(0);
      double width = inked.stream().mapToDouble(glyph -> glyph.end() - glyph.along()).sum();
      if (line.getMinX() >= from - 2 * size
          && line.getMaxX() <= to + 2 * size
          && width >= INKED * line.getWidth()) {
        struck.addAll(below);
      }
    }
    return struck;
  }

  private static boolean crosses(Rectangle2D line, Glyph glyph) {
    double above = line.getCenterY() - glyph.across();
    double middle = (glyph.along() + glyph.end()) / 2;
    return glyph.direction() == 0
        && glyph.visibility() == Visibility.VISIBLE
        && above >= LOW * glyph.size()
        && above <= HIGH * glyph.size()
        && line.getMinX() <= middle
        && middle <= line.getMaxX();
  }
}
