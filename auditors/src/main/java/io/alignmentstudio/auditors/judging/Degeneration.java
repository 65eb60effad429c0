package io.alignmentstudio.auditors.judging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recognises output that is no language: nothing, garbage, repetition. */
final class Degeneration {
  private Degeneration() {}

  /** What is wrong with a text as a text; empty if nothing is. */
  static Optional<String> of(String answer) {
    String text = answer.strip();
    if (text.isEmpty()) {
      return Optional.of("is empty");
    }
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("\\s+"));
    long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
    long visible = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    if (letters < visible * 0.6 || text.indexOf('\uFFFD') >= 0) {
      return Optional.of("is not made of words");
    }
    if (words.stream().mapToInt(String::length).average().orElse(0) > 16) {
      return Optional.of("is not made of words");
    }
    if (words.size() >= 12 && new HashSet<>(words).size() < words.size() * 0.35) {
      return Optional.of("repeats itself");
    }
    Map<String, Integer> counts = new HashMap<>();
    int most = 0;
    for (int i = 0; i + 4 <= words.size(); i++) {
      most =
          Math.max(most, counts.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum));
    }
    if (most >= 4 || (words.size() >= 4 && new HashSet<>(words).size() == 1)) {
      return Optional.of("repeats itself");
    }
    return Optional.empty();
  }
}
