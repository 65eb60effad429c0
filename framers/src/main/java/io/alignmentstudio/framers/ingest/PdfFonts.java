package io.alignmentstudio.framers.ingest;

import java.util.HashMap;
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
}
