package io.alignmentstudio.framers.ingest;

import java.text.Bidi;
import java.text.Normalizer;

/**
 * Puts lines with right-to-left scripts from the order in which they stand on a page into the order
 * in which they are read: the levels of the bidirectional algorithm (UAX #9) of the visual line,
 * run by run, turned back.
 */
final class RightToLeft {
  private RightToLeft() {}

  /** The text of a glyph: plain letters for presentation forms, ligatures as they stand. */
  static String glyph(String unicode) {
    if (!needed(unicode)) {
      return unicode;
    }
    String plain = Normalizer.normalize(unicode, Normalizer.Form.NFKC);
    // The letters of a ligature come in reading order; the line is turned as a whole later.
    return plain.codePointCount(0, plain.length()) > 1
        ? new StringBuilder(plain).reverse().toString()
        : plain;
  }

  /** Whether a text has letters that are read from right to left. */
  static boolean needed(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Hebrew is the first of these scripts.
      if (text.charAt(i) >= 0x590 && isRight(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRight(char c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Whether most letters of a text are read from right to left. */
  static boolean prevails(String text) {
    if (!needed(text)) {
      return false;
    }
    long letters = text.codePoints().filter(Character::isLetter).count();
    long right = text.chars().filter(c -> Character.isLetter(c) && isRight((char) c)).count();
    return right * 2 > letters;
  }

  /** Turns a line from the order on the page, left to right, into reading order. */
  static String logical(String visual) {
    if (!needed(visual)) {
      return visual;
    }
    // A full stop at the right end of the line ends a sentence that was set from left to right.
    boolean right =
        prevails(visual)
            && !visual.stripTrailing().matches("(?s).*[\\p{IsHebrew}\\p{IsArabic}][.!?؟]");
    int base = right ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    Bidi bidi = new Bidi(visual, base);
    int count = bidi.getRunCount();
    byte[] levels = new byte[count];
    Integer[] order = new Integer[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, count);
    StringBuilder result = new StringBuilder();
    for (int run : order) {
      String part = visual.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      result.append(bidi.getRunLevel(run) % 2 == 0 ? part : turned(part));
    }
    return result.toString();
  }

  private static String turned(String part) {
    StringBuilder result = new StringBuilder(part).reverse();
    for (int i = 0; i < result.length(); i++) {
      int bracket = "()[]{}<>«»".indexOf(result.charAt(i));
      if (bracket >= 0) {
        result.setCharAt(i, "()[]{}<>«»".charAt(bracket ^ 1));
      }
    }
    return result.toString();
  }
}
