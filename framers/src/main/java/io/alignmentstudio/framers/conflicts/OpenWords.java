package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.ontology.knowledge.Fact;
import io.alignmentstudio.framers.ontology.knowledge.WordNet;
import java.util.List;
import java.util.Set;

/** Brings what WordNet knows of the words of the norms into the terms. */
final class OpenWords {
  /** Opened when the first search needs it; all searches share it. */
  static final class Opened {
    static final WordNet WORDS = new WordNet();

    private Opened() {}
  }

  /** "ID" and "IT" have too many senses. */
  private static final int SHORTEST = 3;

  /** Steps up to a wider name of a thing: a dog is a domestic animal, which is an animal. */
  private static final int STEPS = 3;

  /** Wider names that say too little of a thing. */
  private static final Set<String> TOO_WIDE =
      Set.of(
          ("object article item unit device instrument equipment structure material substance"
                  + " matter product group collection message writing content part piece place area"
                  + " point line work act event state condition cause artifact thing entity attribute"
                  + " quality relation whole container facility system mechanism implement support"
                  + " covering surface space region location position property possession asset form"
                  + " sign signal symbol language text statement subject topic document record list"
                  + " account file case set plan program process service")
              .split(" "));

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
          if (!TOO_WIDE.contains(other)) {
            terms.belongs(word, other);
          }
        } else if (people(word) || means(other, word) || Opened.WORDS.hasOneMeaning(word)) {
          terms.same(word, other);
        }
      }
    }
  }

  private static List<Fact> facts(String word) {
    ConceptKind kind = HeadNouns.kind(word).orElse(ConceptKind.OTHER);
    return switch (kind) {
      case ROLE, PERSON, ASSET, OTHER ->
          known(word, kind).stream()
              .filter(fact -> fact.distance() <= (people(word) ? 1 : STEPS))
              .filter(
                  fact ->
                      (fact.kind() == Fact.Kind.SYNONYM && fact.distance() == 1)
                          || fact.kind() == Fact.Kind.WIDER)
              .toList();
      case ORGANISATION, DEPARTMENT, PLACE, ACTION -> List.of();
    };
  }

  private static List<Fact> known(String word, ConceptKind kind) {
    List<Fact> facts = Opened.WORDS.ofNoun(word, kind);
    return facts.isEmpty() && kind == ConceptKind.OTHER ? Opened.WORDS.ofThing(word) : facts;
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
