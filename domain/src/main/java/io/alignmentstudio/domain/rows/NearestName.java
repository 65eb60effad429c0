package io.alignmentstudio.domain.rows;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelling was probably meant to be. */
final class NearestName {
  private NearestName() {}

  /** The nearest candidate, if no more than two fifths of the letters differ. */
  static Optional<String> of(String word, Collection<String> candidates) {
    String folded = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(
            candidate ->
                distance(folded, candidate) <= Math.max(1, Math.max(2, candidate.length()) * 2 / 5))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(folded, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A clause for error messages; empty where nothing is near. */
  static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Levenshtein distance. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
