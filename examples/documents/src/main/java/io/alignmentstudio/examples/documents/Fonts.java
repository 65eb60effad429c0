package io.alignmentstudio.examples.documents;

import io.alignmentstudio.examples.documents.Policy.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Two fonts that every PDF reader has, and the breaking of text into lines. */
final class Fonts {
  private final PDType1Font plain = new PDType1Font(FontName.HELVETICA);
  private final PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);

  PDType1Font of(boolean strong) {
    return strong ? bold : plain;
  }

  float width(String text, boolean strong, float size) throws IOException {
    return of(strong).getStringWidth(text) / 1000 * size;
  }

  /** Breaks text at spaces into lines no wider than {@code width} points. */
  List<List<Run>> lines(List<Run> text, float size, float width) throws IOException {
    List<List<Run>> lines = new ArrayList<>();
    List<Run> line = new ArrayList<>();
    float used = 0;
    for (List<Run> word : words(text)) {
      float needed = 0;
      for (Run run : word) {
        needed += width(run.text(), run.bold(), size);
      }
      float space = width(" ", false, size);
      if (!line.isEmpty() && used + space + needed > width) {
        lines.add(merged(line));
        line = new ArrayList<>();
        used = 0;
      }
      if (!line.isEmpty()) {
        line.add(new Run(" ", false));
        used += space;
      }
      line.addAll(word);
      used += needed;
    }
    lines.add(merged(line));
    return lines;
  }

  /** Words between spaces; a word whose weight changes inside has several runs. */
  private static List<List<Run>> words(List<Run> text) {
    List<List<Run>> words = new ArrayList<>();
    boolean inWord = false;
    for (Run run : text) {
      for (String part : run.text().split("(?<= )|(?= )")) {
        if (part.isBlank()) {
          inWord = false;
        } else if (inWord) {
          words.getLast().add(new Run(part, run.bold()));
        } else {
          words.add(new ArrayList<>(List.of(new Run(part, run.bold()))));
          inWord = true;
        }
      }
    }
    return words;
  }

  private static List<Run> merged(List<Run> line) {
    List<Run> merged = new ArrayList<>();
    for (Run run : line) {
      boolean joins =
          !merged.isEmpty() && (merged.getLast().bold() == run.bold() || run.text().isBlank());
      if (joins) {
        Run last = merged.removeLast();
        merged.add(new Run(last.text() + run.text(), last.bold()));
      } else {
        merged.add(run);
      }
    }
    return merged;
  }
}
