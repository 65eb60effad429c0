package io.alignmentstudio.framers.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The fonts of a document, numbered over all pages. */
final class PdfFonts {
  private final Map<PDFont, Integer> numbers = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();

  int number(PDFont font) {
    return numbers.computeIfAbsent(
        font,
        _ -> {
          names.put(numbers.size(), String.valueOf(font.getName()));
          return numbers.size();
        });
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
