package io.alignmentstudio.auditors.judging;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises output that is no language: nothing, garbage, repetition. */
final class Degeneration {
  private static final int LONGEST = 8;

  /** Words from which on repeated runs are counted: in fewer, two equal dates are no fault. */
  private static final int FEWEST = 12;

  /** Longer texts come back to their words without fault: only their opening is counted. */
  private static final int OPENING = 40;

  private static final int LEAST_CONTENT = 6;
  private static final Pattern PARTS = Pattern.compile("[.,;:!?\\n]+");
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}'’]+");

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
    List<String> spoken =
        SEPARATOR
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .toList();
    return loops(spoken) || repeats(spoken) || circles(text) || sameAgain(text)
        ? Optional.of("repeats itself")
        : Optional.empty();
  }

  /** Whether a phrase of up to {@value #LONGEST} words is said three times in a row. */
  private static boolean loops(List<String> words) {
    for (int length = 1; length <= LONGEST; length++) {
      for (int start = 0; start + 3 * length <= words.size(); start++) {
        List<String> phrase = words.subList(start, start + length);
        boolean again = phrase.equals(words.subList(start + length, start + 2 * length));
        if (again
            && phrase.equals(words.subList(start + 2 * length, start + 3 * length))
            && phrase.stream().anyMatch(word -> word.chars().anyMatch(Character::isLetter))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether more than a third of the runs of three words were said before. */
  private static boolean repeats(List<String> words) {
    if (words.size() < FEWEST) {
      return false;
    }
    Set<List<String>> distinct = new HashSet<>();
    int runs = words.size() - 2;
    for (int start = 0; start < runs; start++) {
      distinct.add(words.subList(start, start + 3));
    }
    return distinct.size() * 3 < runs * 2;
  }

  /** Whether fewer than half of the first words that carry meaning are new. */
  private static boolean circles(String text) {
    List<String> all = Words.content(text);
    List<String> first = all.subList(0, Math.min(OPENING, all.size()));
    return first.size() >= LEAST_CONTENT && new HashSet<>(first).size() * 2 < first.size();
  }

  /** Whether a text is one part said again and again. */
  private static boolean sameAgain(String text) {
    List<String> parts =
        PARTS
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    return parts.size() > 1 && new HashSet<>(parts).size() == 1;
  }
}
