package io.alignmentstudio.framers.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of a document, numbered over all pages. */
final class PdfFonts {
  private final Map<PDFont, Integer> numbers = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<Integer> guessed = new TreeSet<>();

  int number(PDFont font) {
    return numbers.computeIfAbsent(
        font,
        _ -> {
          names.put(numbers.size(), String.valueOf(font.getName()));
          if (isSubstituted(font)) {
            guessed.add(numbers.size());
          }
          return numbers.size();
        });
  }

  /** Notes that a font leaves open which character a glyph is. */
  void guess(PDFont font) {
    guessed.add(number(font));
  }

  /** Numbers of the fonts whose characters are guesses. */
  Set<Integer> guessed() {
    return Set.copyOf(guessed);
  }

  /**
   * Whether the text of a font is that of a substitute: the font is not embedded, and its glyph
   * numbers stand for no character set.
   */
  private static boolean isSubstituted(PDFont font) {
    return font instanceof PDType0Font composite
        && !font.getCOSObject().containsKey(COSName.TO_UNICODE)
        && !composite.isEmbedded()
        && Optional.ofNullable(composite.getDescendantFont().getCIDSystemInfo())
            .map(PDCIDSystemInfo::getOrdering)
            .filter(ordering -> !ordering.equals("Identity"))
            .isEmpty();
  }

  String name(int number) {
    return names.getOrDefault(number, "");
  }

  /** The typeface of a font, without subset prefix, weight and slant: {@code timesnewroman}. */
  String family(int number) {
    return name(number)
        .replaceFirst("^[A-Z]{6}\\+", "")
        .replaceFirst("[-,].*$", "")
        .replaceAll("(?i)(?:bold|italic|oblique|regular|mt|ps|roman|light|medium|semi|demi)", "")
        .toLowerCase(Locale.ROOT);
  }
}
