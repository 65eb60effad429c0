package io.alignmentstudio.framers.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How a paragraph looks.
 *
 * @param size of most of its text, in points
 * @param font number of the typeface of most of its text
 */
record PdfStyle(
    double size, int font, boolean bold, boolean italic, boolean capitals, boolean centred) {
  /** Sizes that differ by less are one: a printer rounds them. */
  private static final double SAME = 0.04;

  static PdfStyle of(List<PdfLine> lines) {
    PdfLine first = lines.getFirst();
    List<PdfRun> runs =
        lines.stream()
            .flatMap(line -> line.runs().stream())
            .filter(run -> !run.text().isBlank())
            .toList();
    String text = PdfLine.join(first.runs());
    return new PdfStyle(
        first.size(),
        first.runs().stream()
            .max(Comparator.comparingInt(run -> run.text().length()))
            .map(PdfRun::font)
            .orElse(-1),
        lines.stream().allMatch(PdfLine::bold),
        !runs.isEmpty() && runs.stream().allMatch(PdfRun::italic),
        isCapitals(text),
        lines.stream().allMatch(PdfLine::symmetric) && lines.stream().anyMatch(PdfLine::inset));
  }

  private static boolean isCapitals(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    // Scripts without capitals, such as Arabic and Chinese, have none to tell a heading by.
    return letters >= 3
        && text.codePoints().anyMatch(Character::isUpperCase)
        && text.equals(text.toUpperCase(Locale.ROOT));
  }

  boolean isLarger(PdfStyle other) {
    return size > other.size * (1 + SAME);
  }

  /** Whether headings of both looks stand on the same level; the typeface does not matter. */
  boolean ranksLike(PdfStyle other) {
    return !isLarger(other) && !other.isLarger(this) && emphasis() == other.emphasis();
  }

  /** Negative when this look is more striking. */
  int compareRank(PdfStyle other) {
    if (isLarger(other)) {
      return -1;
    }
    return other.isLarger(this) ? 1 : other.emphasis() - emphasis();
  }

  private int emphasis() {
    return (centred ? 8 : 0) + (bold ? 4 : 0) + (capitals ? 2 : 0) - (italic ? 1 : 0);
  }
}
