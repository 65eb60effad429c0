package io.alignmentstudio.framers.ingest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bullet or a printed label with which a line begins.
 *
 * @param bullet the bullet; empty for a label
 * @param end where the text behind it begins
 * @param indent the column of the marker
 * @param textIndent the column of the text behind it
 */
record PlainMarker(String bullet, Optional<Label> label, int end, int indent, int textIndent) {
  private static final Pattern DRAWN =
      Pattern.compile("(?:[" + Bullets.DRAWN + "]|\\[[ xX]\\](?=\\s))\\s*");
  private static final Pattern TYPED = Pattern.compile("(?:--|[-–—*+oO])\\s+(?=\\S)");

  static Optional<PlainMarker> of(PlainLine line) {
    String text = line.text();
    for (Pattern pattern : new Pattern[] {DRAWN, TYPED}) {
      Matcher bullet = pattern.matcher(text);
      if (bullet.lookingAt() && bullet.end() < text.length()) {
        return Optional.of(
            new PlainMarker(
                bullet.group().strip(),
                Optional.empty(),
                bullet.end(),
                line.indent(),
                textIndent(line, bullet.end())));
      }
    }
    return Label.ofParagraph(text)
        .map(
            found ->
                new PlainMarker(
                    "",
                    Optional.of(found.label()),
                    found.end(),
                    line.indent(),
                    textIndent(line, found.end())));
  }

  /** The column at which the text stands of which the marker's length is known. */
  private static int textIndent(PlainLine line, int end) {
    long printed = line.text().substring(0, end).chars().filter(c -> c != ' ').count();
    String grid = line.grid();
    int at = 0;
    while (at < grid.length() && (printed > 0 || grid.charAt(at) == ' ')) {
      printed -= grid.charAt(at) == ' ' ? 0 : 1;
      at++;
    }
    return at;
  }

  boolean isBullet() {
    return label.isEmpty();
  }

  /** Whether the bullet is a sign that also stands in running text. */
  boolean isTyped() {
    return isBullet() && bullet.matches("--|[-–—*+oO]");
  }

  /** Whether both mark items of one list, by their look and place. */
  boolean isSiblingOf(PlainMarker other) {
    boolean aligned =
        Math.abs(indent - other.indent) <= 1 || Math.abs(textIndent - other.textIndent) <= 1;
    return aligned
        && (isBullet()
            ? bullet.equals(other.bullet)
            : other.label.filter(label.orElseThrow()::follows).isPresent());
  }
}
