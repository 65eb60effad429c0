package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.framers.curation.Rouge;
import java.util.List;
import java.util.Locale;

/** How alike two texts are: ROUGE-L of their words. */
final class Likeness {
  /** Of a copy (Self-Instruct, arXiv:2212.10560). */
  static final double COPY = 0.7;

  private Likeness() {}

  static double of(String left, String right) {
    return Rouge.f1(words(left), words(right));
  }

  private static List<String> words(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }
}
