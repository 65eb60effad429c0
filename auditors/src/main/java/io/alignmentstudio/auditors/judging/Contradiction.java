package io.alignmentstudio.auditors.judging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds sentences that say nearly what a source says, but turned round or with other figures.
 *
 * <p>Only close wording is compared: at least three meaningful words in common, and most words of
 * either sentence. Everything else is left alone, so most untruths are not found.
 */
final class Contradiction {
  private static final Set<String> NEGATIVE =
      Set.of(
          "not",
          "no",
          "never",
          "nobody",
          "none",
          "neither",
          "nor",
          "without",
          "prohibit",
          "forbidden",
          "forbid",
          "ban");

  private static final Pattern TWO_THINGS = Pattern.compile("\\s*;\\s*|,\\s+(?:and|but|or)\\s+");

  private Contradiction() {}

  /**
   * Compares an answer with the texts that it should agree with.
   *
   * @param sources clause and reference answer
   * @param given figures of the request, which an answer may repeat
   * @return what is wrong, in words; empty if nothing is found
   */
  static Optional<String> find(String answer, List<String> sources, String given) {
    List<String> known = sources.stream().flatMap(source -> units(source).stream()).toList();
    Set<String> figures = new HashSet<>(Words.all(given));
    sources.forEach(source -> figures.addAll(Words.all(source)));
    for (String sentence : Words.sentences(answer)) {
      Optional<Likeness> closest = closest(sentence, known);
      if (closest.isPresent()) {
        Likeness pair = closest.get();
        if (negations(pair.said()) % 2 != negations(pair.source()) % 2) {
          return Optional.of("says the opposite of: " + pair.source());
        }
        Optional<String> other =
            Words.all(pair.said()).stream()
                .filter(word -> Words.isNumber(word) && !figures.contains(word))
                .findFirst();
        if (other.isPresent()) {
          return Optional.of("gives another figure than: " + pair.source());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A part of an answer beside the part of a source that it resembles most.
   *
   * @param share of the longer one's meaningful words that both have
   */
  private record Likeness(String said, String source, double share) {}

  /**
   * Sentences, and the parts of those that say two things: a quote may be the half of a sentence,
   * and the negation in the other half is none of its own.
   */
  private static List<String> units(String text) {
    List<String> units = new ArrayList<>();
    for (String sentence : Words.sentences(text)) {
      units.add(sentence);
      String[] parts = TWO_THINGS.split(sentence);
      if (parts.length > 1) {
        units.addAll(List.of(parts));
      }
    }
    return units;
  }

  private static Optional<Likeness> closest(String sentence, List<String> sources) {
    Optional<Likeness> closest = Optional.empty();
    for (String unit : units(sentence)) {
      Set<String> said = meaning(unit);
      for (String source : sources) {
        Set<String> known = meaning(source);
        int shared = Words.shared(said, known);
        double least = shared / (double) Math.max(1, Math.min(said.size(), known.size()));
        double most = shared / (double) Math.max(1, Math.max(said.size(), known.size()));
        if (shared >= 3
            && least >= 0.8
            && most >= 0.6
            && most > closest.map(Likeness::share).orElse(0.0)) {
          closest = Optional.of(new Likeness(unit, source, most));
        }
      }
    }
    return closest;
  }

  private static Set<String> meaning(String sentence) {
    Set<String> words = new LinkedHashSet<>(Words.content(sentence));
    words.removeIf(word -> Words.isNumber(word) || NEGATIVE.contains(word));
    return words;
  }

  private static long negations(String sentence) {
    return Words.all(sentence).stream().filter(NEGATIVE::contains).count();
  }
}
