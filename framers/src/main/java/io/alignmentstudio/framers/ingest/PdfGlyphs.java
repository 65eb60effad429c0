package io.alignmentstudio.framers.ingest;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The glyphs of a page in the order in which they are drawn, and which of them are seen. */
final class PdfGlyphs {
  enum Visibility {
    VISIBLE,
    /** Drawn in a mode without ink, as text recognition does. */
    INKLESS,
    /** Drawn, and then covered by an image. */
    BEHIND_IMAGE,
    HIDDEN
  }

  /**
   * A glyph.
   *
   * @param x of its middle on the page
   * @param y of its middle on the page
   * @param along position in reading direction
   * @param across position of the baseline, across the reading direction
   * @param mark id of its marked content; -1 outside of any
   */
  record Glyph(
      String text,
      double x,
      double y,
      double along,
      double across,
      double end,
      double size,
      int font,
      boolean bold,
      boolean italic,
      int mark,
      int direction,
      Visibility visibility) {
    private Glyph saying(String other) {
      return new Glyph(
          other, x, y, along, across, end, size, font, bold, italic, mark, direction, visibility);
    }

    private Glyph behind(Visibility other) {
      return new Glyph(
          text, x, y, along, across, end, size, font, bold, italic, mark, direction, other);
    }
  }

  private static final double THIN = 4;
  private static final int LONGEST_LIGATURE = 8;

  private final List<Glyph> glyphs = new ArrayList<>();

  void add(Glyph glyph) {
    glyphs.add(glyph);
  }

  /**
   * Corrects what one glyph says, or glyphs that all say the same: a font without the letters of a
   * script draws one box for all of them, and what they are stands beside. Other glyphs say
   * themselves what a reader sees.
   */
  void spell(int first, String spelled) {
    int[] letters =
        spelled.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).toArray();
    int count = glyphs.size() - first;
    boolean clear =
        count > 1 && glyphs.stream().skip(first).map(Glyph::text).distinct().count() > 1;
    if (letters.length == 0 || count == 0 || clear || spelled.isBlank()) {
      return;
    }
    if (count == 1 && letters.length <= LONGEST_LIGATURE) {
      String text = new String(letters, 0, letters.length);
      glyphs.set(first, glyphs.get(first).saying(RightToLeft.glyph(text)));
    } else if (count == letters.length) {
      for (int i = 0; i < count; i++) {
        glyphs.set(first + i, glyphs.get(first + i).saying(Character.toString(letters[i])));
      }
    }
  }

  List<Glyph> all() {
    return glyphs;
  }

  long count(Visibility visibility) {
    return glyphs.stream().filter(glyph -> glyph.visibility() == visibility).count();
  }

  /**
   * Hides what was drawn before in an area that is now painted over.
   *
   * @param clip outside of which nothing is painted; asked only when a glyph is in the area
   */
  void cover(Shape area, Supplier<Shape> clip, Visibility covered) {
    Rectangle2D bounds = area.getBounds2D();
    if (bounds.getHeight() < THIN || bounds.getWidth() < THIN) {
      return;
    }
    Shape limit = null;
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      if (glyph.visibility() == Visibility.VISIBLE
          && bounds.contains(glyph.x(), glyph.y())
          && area.contains(glyph.x(), glyph.y())) {
        limit = limit == null ? clip.get() : limit;
        if (limit.contains(glyph.x(), glyph.y())) {
          glyphs.set(i, glyph.behind(covered));
        }
      }
    }
  }
}
