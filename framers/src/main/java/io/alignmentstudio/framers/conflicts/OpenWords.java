package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.ontology.knowledge.Fact;
import io.alignmentstudio.framers.ontology.knowledge.Knowledge;
import io.alignmentstudio.framers.ontology.knowledge.WordNet;
import java.util.List;
import java.util.Set;

/** Brings what WordNet knows of the words of the norms into the terms. */
final class OpenWords {
  /** Opened when the first search needs it; all searches share it. */
  private static final class Opened {
    static final Knowledge WORDS = new WordNet();
  }

  /** "ID" and "IT" have too many senses. */
  private static final int SHORTEST = 3;

  private OpenWords() {}

  /**
   * Adds two names of one thing where the norms use both, and of people the next wider name, "a
   * spouse is a relative". Of things WordNet's wider words are too many senses apart.
   *
   * @param vocabulary keys of the words of the norms
   */
  static void into(Terms terms, Set<String> vocabulary) {
    for (String word : vocabulary) {
      if (word.length() < SHORTEST || !HeadNouns.isNoun(word)) {
        continue;
      }
      for (Fact fact : facts(word)) {
        String other = Terms.key(fact.other());
        if (other.length() < SHORTEST || other.equals(word) || !vocabulary.contains(other)) {
          continue;
        }
        if (fact.kind() == Fact.Kind.WIDER) {
          terms.belongs(word, other);
        } else if (people(word) || means(other, word)) {
          terms.same(word, other);
        }
      }
    }
  }

  private static List<Fact> facts(String word) {
    ConceptKind kind = HeadNouns.kind(word).orElse(ConceptKind.OTHER);
    return switch (kind) {
      case ROLE, PERSON, ASSET, OTHER ->
          Opened.WORDS.ofNoun(word, kind).stream()
              .filter(fact -> fact.distance() == 1)
              .filter(
                  fact ->
                      fact.kind() == Fact.Kind.SYNONYM
                          || (fact.kind() == Fact.Kind.WIDER && people(word)))
              .toList();
      case ORGANISATION, DEPARTMENT, PLACE, ACTION -> List.of();
    };
  }

  private static boolean people(String word) {
    return HeadNouns.kind(word)
        .map(kind -> kind == ConceptKind.ROLE || kind == ConceptKind.PERSON)
        .orElse(HeadNouns.canAct(word));
  }

  /** Whether a name means a thing first. */
  private static boolean means(String name, String thing) {
    return facts(name).stream()
        .filter(fact -> fact.kind() == Fact.Kind.SYNONYM)
        .anyMatch(fact -> Terms.key(fact.other()).equals(thing));
  }
}
