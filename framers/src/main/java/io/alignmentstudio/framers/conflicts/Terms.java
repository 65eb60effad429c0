package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.NounPhrases;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Wider and narrower terms: those of {@code terms.txt} and those that the documents define.
 *
 * <p>A term is known by its key, words in lower case with nouns in the singular.
 */
final class Terms {
  private static final int LONGEST = 5;

  /** What is said of everything: nothing follows from belonging to it. */
  private static final Set<String> TOO_WIDE =
      Set.of(
          "person",
          "anyone",
          "anything",
          "statement",
          "information",
          "number",
          "thing",
          "event",
          "software",
          "situation",
          "day",
          "decision",
          "communication",
          "image",
          "data",
          "it",
          "process",
          "means",
          "body",
          "individual",
          "people",
          "activity",
          "use",
          "action");

  /** Terms of {@code terms.txt} that a noun and a participle name alike. */
  private static final Set<String> STATES = Set.of("loss", "theft", "suspicion", "damage");

  /** Phrase to the terms whose name it is. */
  private final Map<String, Set<String>> names = new HashMap<>();

  private final Set<String> open = new HashSet<>();

  /** Phrase to the wider terms that it belongs to. */
  private final Map<String, Set<String>> members = new HashMap<>();

  Terms() {
    for (String line : TableFile.lines("terms.txt")) {
      int colon = line.indexOf(':');
      String head = line.substring(0, colon);
      int open = head.indexOf('(');
      String name = key(open < 0 ? head : head.substring(0, open));
      name(name, name);
      if (open >= 0) {
        split(head.substring(open + 1, head.indexOf(')'))).forEach(other -> name(other, name));
      }
      split(line.substring(colon + 1)).forEach(member -> member(member, name));
    }
  }

  private static List<String> split(String list) {
    return Arrays.stream(list.split(",")).map(Terms::key).filter(each -> !each.isEmpty()).toList();
  }

  private void name(String phrase, String term) {
    names.computeIfAbsent(phrase, key -> new HashSet<>()).add(term);
  }

  private void member(String phrase, String term) {
    members.computeIfAbsent(phrase, key -> new HashSet<>()).add(term);
  }

  /**
   * Notes that the documents define a term: it belongs to the things that the definition starts
   * with, and what the definition includes belongs to it.
   */
  void define(String term, String meaning) {
    String name = key(term);
    name(name, name);
    String[] parts = meaning.split("(?i),? (?:including|such as|for example) ", 2);
    String genus =
        parts[0]
            .replaceFirst("(?i)^(?:any|an?|the|every|all) ", "")
            .replaceFirst(
                "(?i),? (?:that|which|who|whose|where|offered|intended|by|on|in|of)\\b.*", "");
    things(genus).filter(wider -> !wider.equals(name)).forEach(wider -> genus(name, wider));
    if (parts.length > 1) {
      things(parts[1])
          .filter(member -> !member.equals(name))
          .forEach(member -> member(member, name));
    }
  }

  /** The name of what happened to a thing, for the noun and for the participle. */
  Optional<String> state(String word) {
    return names.getOrDefault(word, Set.of()).stream().filter(STATES::contains).findFirst();
  }

  /** Notes that two words name one thing. */
  void same(String one, String other) {
    String term = one.compareTo(other) <= 0 ? one : other;
    name(one, term);
    name(other, term);
  }

  /** Notes that what a word names belongs to what another names, unless that is said of all. */
  void belongs(String word, String wider) {
    if (!TOO_WIDE.contains(wider)) {
      if (!names.containsKey(wider)) {
        open.add(wider);
      }
      genus(word, wider);
    }
  }

  /** Whether a term is only a word of WordNet, which says nothing of names that contain it. */
  boolean open(String term) {
    return open.contains(term);
  }

  private void genus(String name, String wider) {
    name(wider, wider);
    member(name, wider);
  }

  /** The things of a list that are short enough to be terms. */
  private static Stream<String> things(String list) {
    return Arrays.stream(list.split(", (?:or |and )?| or | and "))
        .map(part -> key(NounPhrases.bare(part)))
        .filter(thing -> thing.length() > 2 && thing.split(" ").length <= 3)
        .filter(thing -> !TOO_WIDE.contains(thing));
  }

  /** Lower case, words apart, nouns in the singular. */
  static String key(String phrase) {
    StringBuilder key = new StringBuilder();
    for (String word : phrase.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+")) {
      if (!word.isEmpty() && !word.equals("s")) {
        key.append(key.isEmpty() ? "" : " ").append(NounPhrases.singular(word));
      }
    }
    return key.toString();
  }

  /**
   * A term found in a text.
   *
   * @param from first word
   * @param to after the last word
   * @param named whether the words are the term's own name and not that of a narrower one
   */
  record Found(String term, int from, int to, boolean named) {}

  /** Every term that words name or belong to, with all wider ones. */
  List<Found> find(List<String> words) {
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < words.size(); from++) {
      StringBuilder phrase = new StringBuilder();
      for (int to = from; to < Math.min(words.size(), from + LONGEST); to++) {
        phrase.append(to > from ? " " : "").append(words.get(to));
        String text = phrase.toString();
        Set<String> named = names.getOrDefault(text, Set.of());
        for (String term : named) {
          found.add(new Found(term, from, to + 1, true));
        }
        for (String term : wider(text, named)) {
          found.add(new Found(term, from, to + 1, false));
        }
      }
    }
    return found;
  }

  private Set<String> wider(String phrase, Set<String> named) {
    Set<String> all = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(members.getOrDefault(phrase, Set.of()));
    named.forEach(term -> open.addAll(members.getOrDefault(term, Set.of())));
    while (!open.isEmpty()) {
      String term = open.pop();
      if (all.add(term) && !this.open.contains(term)) { // WordNet's steps are in it already.
        open.addAll(members.getOrDefault(term, Set.of()));
      }
    }
    all.removeAll(named);
    return all;
  }
}
