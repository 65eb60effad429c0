package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.HeadNouns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What an act is about: its words with their weights, and the terms that they name or belong to.
 *
 * @param words key to weight, from 0 to 1, of all words
 * @param alternatives words of each member of a list, "devices, mailboxes or accounts": one of them
 *     is enough for the act
 * @param named terms called by their own names, each with the words that do so
 * @param belonging wider terms of what is spoken of, each with the words that belong to it
 * @param heading keys of the words of the heading over the norm
 * @param core words of the object alone, without the phrases behind it
 * @param everything whether the act is about all that there is
 */
record Topic(
    Map<String, Double> words,
    List<Set<String>> alternatives,
    Map<String, Set<String>> named,
    Map<String, Set<String>> belonging,
    Set<String> heading,
    Set<String> core,
    boolean everything) {
  /** Credit for the same word. */
  private static final double SAME = 1;

  /** Credit for another name of the same term. */
  private static final double SYNONYM = 0.9;

  /** Credit for what belongs to the term. */
  private static final double NARROWER = 0.8;

  /** Credit for a wider term. */
  private static final double WIDER = 0.4;

  /** Credit for a word of the same stem. */
  private static final double STEM = 0.4;

  /** Credit for a word of the heading. */
  private static final double HEADING = 0.5;

  /** Weight from which on a word belongs to the act itself and not to its circumstances. */
  private static final double SUBSTANTIAL = 0.45;

  Topic {
    words = Map.copyOf(words);
    alternatives = List.copyOf(alternatives);
    named = Map.copyOf(named);
    belonging = Map.copyOf(belonging);
    heading = Set.copyOf(heading);
    core = Set.copyOf(core);
  }

  /**
   * The topic of a text.
   *
   * @param sequence keys of all its words, in which terms are looked for
   * @param weights of the words that count
   * @param everything whether the act is about all that there is
   */
  static Topic of(
      List<String> sequence,
      Map<String, Double> weights,
      boolean everything,
      Set<String> heading,
      Set<String> core,
      List<Set<String>> alternatives,
      Terms terms) {
    Map<String, Set<String>> named = new HashMap<>();
    Map<String, Set<String>> belonging = new HashMap<>();
    for (Terms.Found found : terms.find(sequence)) {
      Set<String> covered =
          sequence.subList(found.from(), found.to()).stream()
              .filter(word -> weights.getOrDefault(word, 0.0) >= SUBSTANTIAL)
              .collect(Collectors.toCollection(HashSet::new));
      String phrase = String.join(" ", sequence.subList(found.from(), found.to()));
      weights.keySet().stream()
          .filter(word -> !terms.open(found.term()))
          .filter(word -> word.startsWith(phrase + " ") || word.endsWith(" " + phrase))
          .forEach(covered::add);
      if (!covered.isEmpty()) {
        (found.named() ? named : belonging)
            .computeIfAbsent(found.term(), key -> new HashSet<>())
            .addAll(covered);
      }
    }
    return new Topic(weights, alternatives, named, belonging, heading, core, everything);
  }

  /** Whether the words of an act say that it is about all that there is. */
  static boolean everything(List<String> action) {
    return action.contains("everything")
        || action.contains("anything")
        || action.indexOf("what") == 1 // "remember what the user said"
        || action.indexOf("whatever") == 1;
  }

  /**
   * How far an act that is about another topic is an act about this one.
   *
   * @param share of what this topic asks for that the other one has, from 0 to 1
   * @param evidence weight of that; 1 is a word that hardly any other norm has
   */
  record Coverage(double share, double evidence) {}

  /** How far the other topic meets all that this one asks for. */
  Coverage metBy(Topic other, ToDoubleFunction<String> rarity) {
    return met(rarity, word -> credit(word, other), other.everything);
  }

  /** The same by the very words and names only: how far the two are about one thing. */
  Coverage saidBy(Topic other, ToDoubleFunction<String> rarity) {
    return met(rarity, word -> Math.max(literal(word, other), synonym(word, other)), false);
  }

  /**
   * Whether the other act has an object like this one's, and does not only mention it somewhere.
   */
  boolean coreMetBy(Topic other) {
    if (core.isEmpty() || other.core.isEmpty() || other.everything) {
      return true;
    }
    Map<String, Set<String>> itsTerms = within(other.named, other.core);
    Map<String, Set<String>> itsWider = within(other.belonging, other.core);
    Map<String, Double> itsWords = new HashMap<>(other.words);
    itsWords.keySet().retainAll(other.core);
    Topic object = new Topic(itsWords, List.of(), itsTerms, itsWider, Set.of(), other.core, false);
    List<String> asked =
        core.stream().filter(word -> words.getOrDefault(word, 0.0) >= SUBSTANTIAL).toList();
    return asked.isEmpty() || asked.stream().anyMatch(word -> credit(word, object) >= NARROWER);
  }

  private static Map<String, Set<String>> within(
      Map<String, Set<String>> terms, Set<String> words) {
    Map<String, Set<String>> kept = new HashMap<>(terms);
    kept.values().removeIf(covered -> !words.containsAll(covered));
    return kept;
  }

  /**
   * What this topic asks for word by word, of a list its best member only.
   *
   * @param met words that the other topic has, to the credit for each
   * @param unmet words that it lacks, to their weights
   */
  record Accord(Map<String, Double> met, Map<String, Double> unmet) {
    /** Which part of the asking topic's words is met, by their weights. */
    double share(Topic asking) {
      double having = met.keySet().stream().mapToDouble(asking.words::get).sum();
      double lacking = unmet.values().stream().mapToDouble(Double::doubleValue).sum();
      return having + lacking == 0 ? 0 : having / (having + lacking);
    }
  }

  /** Which words of this topic the other one meets. */
  Accord with(Topic other) {
    Set<String> asked = new HashSet<>(words.keySet());
    Set<String> best = Set.of();
    double most = -1;
    for (Set<String> alternative : alternatives) {
      asked.removeAll(alternative);
      double share =
          alternative.stream().mapToDouble(word -> credit(word, other)).average().orElse(0);
      if (share > most) {
        most = share;
        best = alternative;
      }
    }
    asked.addAll(best);
    Map<String, Double> met = new HashMap<>();
    Map<String, Double> unmet = new HashMap<>();
    for (String word : asked) {
      if (words.getOrDefault(word, 0.0) >= SUBSTANTIAL) {
        double credit = other.everything ? NARROWER : credit(word, other);
        if (credit > WIDER) {
          met.put(word, credit);
        } else {
          unmet.put(word, words.get(word));
        }
      }
    }
    return new Accord(met, unmet);
  }

  /** Whether it is one term and nothing else: "personal information". */
  boolean oneTerm() {
    return named.values().stream()
        .anyMatch(
            covered ->
                words.entrySet().stream()
                    .allMatch(
                        word -> word.getValue() < SUBSTANTIAL || covered.contains(word.getKey())));
  }

  /** Whether the other topic speaks of everybody whom this one speaks of. */
  boolean peopleMetBy(Topic other) {
    Set<String> inList = new HashSet<>();
    alternatives.forEach(inList::addAll);
    return words.entrySet().stream()
        .filter(word -> word.getValue() == 1 && !inList.contains(word.getKey()))
        .map(Map.Entry::getKey)
        .filter(Topic::canAct)
        .allMatch(word -> credit(word, other) > STEM);
  }

  /** Whether a word or the last word of a name, "interests register", names somebody. */
  private static boolean canAct(String key) {
    return HeadNouns.canAct(key.substring(key.lastIndexOf(' ') + 1));
  }

  private Coverage met(
      ToDoubleFunction<String> rarity, ToDoubleFunction<String> credit, boolean all) {
    Set<String> inList = new HashSet<>();
    alternatives.forEach(inList::addAll);
    Set<String> alone = new HashSet<>(words.keySet());
    alone.removeAll(inList);
    Sum shared = Sum.of(alone, words, rarity, credit);
    Sum best = new Sum(0, 0);
    double evidence = shared.met();
    for (Set<String> alternative : alternatives) {
      Sum member =
          Sum.of(
              alternative,
              words,
              rarity,
              all ? word -> Math.max(NARROWER, credit.applyAsDouble(word)) : credit);
      evidence += member.met();
      if (member.asked() > 0 && member.share() >= best.share()) {
        best = member;
      }
    }
    double asked = shared.asked() + best.asked();
    return new Coverage(asked == 0 ? 0 : (shared.met() + best.met()) / asked, evidence);
  }

  /** Weight of words, and how much of it is met. */
  private record Sum(double asked, double met) {
    static Sum of(
        Set<String> words,
        Map<String, Double> weights,
        ToDoubleFunction<String> rarity,
        ToDoubleFunction<String> credit) {
      double asked = 0;
      double met = 0;
      for (String word : words) {
        double weight = weights.getOrDefault(word, 0.0) * rarity.applyAsDouble(word);
        asked += weight;
        met += weight * credit.applyAsDouble(word);
      }
      return new Sum(asked, met);
    }

    double share() {
      return asked == 0 ? 0 : met / asked;
    }
  }

  private double credit(String word, Topic other) {
    double best = Math.max(literal(word, other), synonym(word, other));
    for (Map.Entry<String, Set<String>> term : named.entrySet()) {
      boolean narrower =
          term.getValue().contains(word) && other.belonging.containsKey(term.getKey());
      best = narrower ? Math.max(best, NARROWER) : best;
    }
    for (Map.Entry<String, Set<String>> term : belonging.entrySet()) {
      boolean wider = term.getValue().contains(word) && other.named.containsKey(term.getKey());
      best = wider ? Math.max(best, WIDER) : best;
    }
    if (best < STEM) {
      String stem = Stems.of(word);
      boolean related = other.words.keySet().stream().anyMatch(each -> Stems.of(each).equals(stem));
      best = related ? STEM : best;
    }
    return best < HEADING && other.heading.contains(word) && !other.namesWith(word)
        ? HEADING
        : best;
  }

  /** Whether it speaks of somebody or something else whose name has the word. */
  private boolean namesWith(String word) {
    return words.keySet().stream().anyMatch(name -> name.startsWith(word + " "));
  }

  /** Credit for the word itself; a part of a term's name says nothing without the rest of it. */
  private double literal(String word, Topic other) {
    Double weight = other.words.get(word);
    boolean part =
        named.entrySet().stream()
            .anyMatch(
                term ->
                    term.getValue().size() > 1
                        && term.getValue().contains(word)
                        && !other.words.keySet().containsAll(term.getValue()));
    return weight == null || part ? 0 : weight >= SUBSTANTIAL ? SAME : SAME / 2;
  }

  private double synonym(String word, Topic other) {
    boolean named =
        this.named.entrySet().stream()
            .anyMatch(
                term -> term.getValue().contains(word) && other.named.containsKey(term.getKey()));
    return named ? SYNONYM : 0;
  }

  /** The same topic, of which some words do not count. */
  Topic without(Set<String> left) {
    Map<String, Double> kept = new HashMap<>(words);
    kept.keySet().removeAll(left);
    return new Topic(kept, alternatives, named, belonging, heading, core, everything);
  }

  /** The stems of its words. */
  Set<String> stems() {
    return words.keySet().stream().map(Stems::of).collect(Collectors.toSet());
  }

  /** Whether everything that this topic names is part of the other's, which names more. */
  boolean widerThan(Topic other) {
    boolean inside =
        other.words.keySet().containsAll(words.keySet()) && other.words.size() > words.size();
    boolean above =
        named.keySet().stream()
            .anyMatch(
                term ->
                    other.belonging.containsKey(term)
                        && !belonging.containsKey(term)
                        && !other.named.containsKey(term));
    return inside || above;
  }
}
