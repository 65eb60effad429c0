package io.alignmentstudio.framers.ingest;

import java.util.List;

/** Joins glyphs into runs: one style, one line, no gap wider than a word space. */
final class PdfRunBuilder {
  private static final double SPACE = 0.17;
  private static final double WIDEST_GAP = 0.9;

  /** Marks a gap, for which a broken text layer has no character of its own. */
  private static final char GAP = '\u00A0';

  private final List<PdfRun> runs;
  private final StringBuilder text = new StringBuilder();
  private double x;
  private double baseline;
  private double right;
  private double size;
  private int font = -1;
  private boolean bold;
  private boolean italic;
  private int mark;
  private boolean open;
  private boolean space;

  PdfRunBuilder(List<PdfRun> runs) {
    this.runs = runs;
  }

  void add(
      String glyph,
      double start,
      double line,
      double end,
      double height,
      int glyphFont,
      boolean isBold,
      boolean isItalic,
      int glyphMark) {
    if (isSpace(glyph)) {
      space = true;
      return;
    }
    boolean same =
        open
            && glyphFont == font
            && glyphMark == mark
            && isBold == bold
            && Math.abs(height - size) < 0.05 * size
            && Math.abs(line - baseline) < 0.2 * size;
    double gap = start - right;
    if (!same || gap > WIDEST_GAP * size || gap < -0.6 * size) {
      flush();
      x = start;
      baseline = line;
      size = height;
      font = glyphFont;
      bold = isBold;
      italic = isItalic;
      mark = glyphMark;
      open = true;
    } else if ((space && gap > 0.05 * size) || gap > SPACE * size) {
      text.append(GAP);
    }
    // Fake bold may print each glyph twice.
    boolean again =
        same
            && Math.abs(start - (right - (end - start))) < 0.1 * size
            && text.toString().endsWith(glyph);
    if (!again) {
      text.append(glyph);
      right = end;
    }
    space = false;
  }

  /** Control characters are no spaces: in a broken text layer they are glyph numbers. */
  private static boolean isSpace(String glyph) {
    return glyph.codePoints().allMatch(Character::isSpaceChar);
  }

  void flush() {
    if (open && text.length() > 0) {
      PdfRun run = new PdfRun(text.toString(), x, baseline, right, size, font, bold, italic, mark);
      // Fake bold may also print a whole line twice.
      int from = Math.max(0, runs.size() - 8);
      boolean printed = runs.subList(from, runs.size()).stream().anyMatch(run::isPrintedOver);
      if (!printed) {
        runs.add(run);
      }
    }
    text.setLength(0);
    open = false;
    space = false;
  }
}
