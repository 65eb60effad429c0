package io.alignmentstudio.workspace.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Spelling of keys: kebab-case, and which known word is nearest to a misspelt one. */
final class Words {
  private Words() {}

  /** Spells a component name as a key: {@code heldOutFraction} is {@code held-out-fraction}. */
  static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** Spells a constant as a value: {@code DENIED_BASE} is {@code denied-base}. */
  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The known word with the fewest edits, if it is near enough to be meant. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String normal = kebab(word.replace('_', '-'));
    int most = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(normal, candidate) <= most)
        .min(Comparator.comparingInt(candidate -> distance(normal, candidate)));
  }

  /** Edit distance with insertion, deletion, substitution and swap of neighbours. */
  static int distance(String left, String right) {
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
