package io.alignmentstudio.framers.ingest;

import java.util.List;
import java.util.regex.Pattern;

/** The bullets and boxes to tick that writers print before the items of a list. */
final class Bullets {
  /** Characters that are nothing but bullets; the last range is that of symbol fonts. */
  static final String DRAWN = "•◦▪▫‣⁃●○■□◆◇★☆✓✔➢➤➔→►▶▸❖❏❑❒·∙☐☑☒\\uF000-\\uF0FF";

  private static final Pattern BULLET = Pattern.compile("^[" + DRAWN + "]\\s*(?=\\S)");

  /** What is a bullet only where other items have it too. */
  private static final Pattern TYPED = Pattern.compile("^(?:--|[-–—*o])\\s+(?=\\S)");

  /** A bullet inside a text, as where the lines of a list were joined. */
  private static final Pattern INSIDE = Pattern.compile("\\s(?=[•◦▪‣●○■✓✔➢►☐☑☒]\\s)");

  private Bullets() {}

  /**
   * The pieces of a paragraph whose list was pasted without its line breaks: what stands before the
   * first bullet, and an item for each.
   */
  static List<String> pieces(String text) {
    List<String> pieces = List.of(INSIDE.split(text));
    return pieces.size() > 2 || (pieces.size() > 1 && end(pieces.getFirst()) > 0)
        ? pieces
        : List.of(text);
  }

  /** The end of the bullet with which a paragraph begins; 0 where there is none. */
  static int end(String text) {
    var bullet = BULLET.matcher(text);
    return bullet.lookingAt() ? bullet.end() : 0;
  }

  /** The end of a dash or the like with which a paragraph begins; 0 where there is none. */
  static int typedEnd(String text) {
    var typed = TYPED.matcher(text);
    return typed.lookingAt() ? typed.end() : 0;
  }

  /** The label of an item: a box with or without its tick, a tick alone, or a bullet. */
  static String label(String bullet) {
    if (bullet.isEmpty()) {
      return Block.BULLET;
    }
    return switch (bullet.charAt(0)) {
      case '☐', '❏', '❑', '❒' -> "[ ]";
      case '☑', '☒' -> "[x]";
      case '✓', '✔' -> bullet.substring(0, 1);
      default -> Block.BULLET;
    };
  }
}
