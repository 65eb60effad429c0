package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Verbs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which verbs and nouns name the same kind of deed, and which deeds exclude each other. */
final class Deeds {
  private static final Deeds TABLE = new Deeds();

  /** Likeness of deeds that share a meaning of WordNet. */
  static final double MEANING = 0.9;

  static final double NEAR = 0.8;

  private final Map<String, Set<String>> byVerb = new HashMap<>();
  private final Map<String, Set<String>> byNoun = new HashMap<>();
  private final Map<String, Set<String>> opposites = new HashMap<>();
  private final Map<String, Set<String>> near = new HashMap<>();
  private final Set<String> light = new HashSet<>();
  private final Set<String> negative = new HashSet<>();
  private final Set<String> support = new HashSet<>();

  private Deeds() {
    for (String line : TableFile.lines("deeds.txt")) {
      int colon = line.indexOf(':');
      String head = line.substring(0, colon);
      String[] parts = line.substring(colon + 1).split("\\|");
      String[] verbs = parts[0].strip().split("\\s+");
      switch (head) {
        case "opposite" -> pair(opposites, verbs);
        case "near" -> pair(near, verbs);
        case "light" -> light.addAll(Set.of(verbs));
        case "negative" -> negative.addAll(Set.of(verbs));
        case "support" -> support.addAll(Set.of(verbs));
        default -> {
          for (String verb : verbs) {
            byVerb.computeIfAbsent(verb, key -> new HashSet<>()).add(head);
          }
          if (parts.length > 1) {
            for (String noun : parts[1].strip().split("\\s+")) {
              byNoun.computeIfAbsent(noun, key -> new HashSet<>()).add(head);
            }
          }
        }
      }
    }
  }

  private static void pair(Map<String, Set<String>> pairs, String[] names) {
    pairs.computeIfAbsent(names[0], key -> new HashSet<>()).add(names[1]);
    pairs.computeIfAbsent(names[1], key -> new HashSet<>()).add(names[0]);
  }

  /**
   * The kinds of deed that a verb names, and its common meanings; a verb that is in no table is a
   * kind of its own.
   */
  static Set<String> ofVerb(String lemma) {
    Set<String> deeds = new HashSet<>(TABLE.byVerb.getOrDefault(lemma, Set.of("=" + lemma)));
    deeds.addAll(OpenVerbs.meanings(lemma));
    return deeds;
  }

  static boolean known(String lemma) {
    return TABLE.byVerb.containsKey(lemma);
  }

  /** The deed that a noun names: "monitoring", "disclosure". */
  static Optional<Set<String>> ofNoun(String noun) {
    Set<String> listed = TABLE.byNoun.getOrDefault(noun, TABLE.byNoun.get(Terms.key(noun)));
    if (listed != null) {
      return Optional.of(listed);
    }
    return Verbs.baseOfGerund(noun).filter(TABLE.byVerb::containsKey).map(Deeds::ofVerb);
  }

  /** The deed that a gerund names: "welding". */
  static Optional<Set<String>> ofGerund(String noun) {
    return Verbs.baseOfGerund(noun).filter(Deeds::isVerb).map(Deeds::ofVerb);
  }

  static boolean isVerb(String word) {
    return Verbs.isBase(word) || OpenVerbs.isVerb(word);
  }

  /**
   * The deed that an object names of a verb that only carries it: "a protest", "an answer". The
   * verb of a noun without a kind of its own is taken to be written like it.
   */
  static Optional<Set<String>> ofObject(String noun) {
    Optional<Set<String>> known = ofNoun(noun);
    String key = Terms.key(noun);
    return known.or(
        () ->
            Verbs.isBase(key) && HeadNouns.isNoun(key)
                ? Optional.of(ofVerb(key))
                : Optional.empty());
  }

  /** Whether a verb may only carry what its object names: "lodge a protest". */
  static boolean supports(String lemma) {
    return TABLE.support.contains(lemma);
  }

  static boolean light(String lemma) {
    return TABLE.light.contains(lemma);
  }

  /** The deeds of a verb that may be light: "take a tip" is to accept it, or only to take it. */
  static Set<String> lightOrKnown(String lemma) {
    if (!light(lemma)) {
      return ofVerb(lemma);
    }
    Set<String> deeds = new HashSet<>(ofVerb(lemma));
    deeds.add("=" + lemma);
    return deeds;
  }

  static boolean negative(String lemma) {
    return TABLE.negative.contains(lemma);
  }

  /**
   * How alike two sets of deeds are: 1 the same kind, 0.9 another name in WordNet, 0.8 near kinds,
   * 0 neither.
   */
  static double alike(Set<String> one, Set<String> other) {
    if (intersects(one, other)) {
      boolean kind = one.stream().anyMatch(deed -> !meaning(deed) && other.contains(deed));
      boolean both =
          one.stream().anyMatch(Deeds::inTable) && other.stream().anyMatch(Deeds::inTable);
      if (kind || !both) {
        return kind ? 1 : MEANING;
      }
    }
    boolean close =
        one.stream().anyMatch(deed -> intersects(TABLE.near.getOrDefault(deed, Set.of()), other));
    return close ? NEAR : 0;
  }

  /** Whether nobody can do both. */
  static boolean opposite(Set<String> one, Set<String> other) {
    return !intersects(one, other)
        && one.stream()
            .anyMatch(deed -> intersects(TABLE.opposites.getOrDefault(deed, Set.of()), other));
  }

  /** The deeds that an index must look under to find all that may meet these. */
  static Set<String> around(Set<String> deeds) {
    Set<String> all = new HashSet<>(deeds);
    for (String deed : deeds) {
      all.addAll(TABLE.near.getOrDefault(deed, Set.of()));
      all.addAll(TABLE.opposites.getOrDefault(deed, Set.of()));
    }
    return all;
  }

  /** Whether it is a kind of the table, which knows better than WordNet what is the same. */
  private static boolean inTable(String deed) {
    return !meaning(deed) && !deed.startsWith("=");
  }

  private static boolean meaning(String deed) {
    return deed.startsWith(OpenVerbs.MEANING);
  }

  private static boolean intersects(Set<String> one, Set<String> other) {
    return one.stream().anyMatch(other::contains);
  }
}
