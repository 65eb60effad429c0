package io.alignmentstudio.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the name that a misspelling was probably meant to be. */
public final class NearestName {
  private NearestName() {}

  /** The nearest candidate, if no more than two fifths of the letters differ. */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String folded = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(
            candidate ->
                distance(folded, candidate) <= Math.max(1, Math.max(2, candidate.length()) * 2 / 5))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(folded, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The candidates with the fewest edits, the nearest first; no more than {@code most}. */
  public static List<String> several(String word, Collection<String> candidates, int most) {
    String folded = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .map(candidate -> Map.entry(distance(folded, candidate), candidate))
        .sorted(Map.Entry.<Integer, String>comparingByKey().thenComparing(Map.Entry::getValue))
        .limit(most)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A clause for error messages; empty where nothing is near. */
  public static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Edit distance with insertion, deletion, substitution and swap of neighbours. */
  private static int distance(String left, String right) {
    int[][] edits = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, left, right, i, j);
      }
    }
    return edits[left.length()][right.length()];
  }

  private static int cheapest(int[][] edits, String left, String right, int i, int j) {
    int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(edits[i - 1][j - 1] + change, Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
