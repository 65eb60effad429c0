package io.alignmentstudio.framers.conflicts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What words of one family have in common: "report", "reporter", "reporting". */
final class Stems {
  private static final Pattern ENDING =
      Pattern.compile(
          "(?:ations?|itions?|ments?|ances?|ences?|ings?|ions?|ers?|ors?|ed|al|ures?)$");
  private static final int SHORTEST = 4;
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Stems() {}

  static String of(String word) {
    return KNOWN.computeIfAbsent(word, Stems::cut);
  }

  private static String cut(String word) {
    String stem = ENDING.matcher(word).replaceFirst("");
    String kept = stem.length() < SHORTEST ? word : stem;
    return kept.endsWith("e") && kept.length() > SHORTEST
        ? kept.substring(0, kept.length() - 1)
        : kept;
  }
}
