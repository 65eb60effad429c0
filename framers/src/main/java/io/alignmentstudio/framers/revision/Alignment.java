package io.alignmentstudio.framers.revision;

import io.alignmentstudio.domain.Clause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds for each clause of the old revision the clause of the new one that it became: first by
 * equal text, then by id with a text that is alike, then by likeness alone.
 */
final class Alignment {
  /** Least likeness of texts under one id. */
  private static final double SAME_ID = 0.3;

  /** Least likeness of texts under the same headings, and elsewhere. */
  private static final double SAME_HEADING = 0.45;

  private static final double ANYWHERE = 0.6;

  /** A word that more clauses have finds no candidates. */
  private static final int COMMONEST = 60;

  private final List<Clause> before;
  private final List<Clause> after;

  /** Place in the old revision to place in the new one. */
  private final Map<Integer, Integer> pairs = new LinkedHashMap<>();

  private final Set<Integer> taken = new HashSet<>();

  private Alignment(List<Clause> before, List<Clause> after) {
    this.before = before;
    this.after = after;
  }

  /** Places of clauses in the old revision with those of what they became. */
  static Map<Integer, Integer> of(List<Clause> before, List<Clause> after) {
    Alignment alignment = new Alignment(before, after);
    alignment.equal(clause -> clause.id() + "\n" + text(clause));
    alignment.equal(clause -> clause.leadIn() + "\n" + text(clause));
    alignment.equal(Alignment::text);
    alignment.sameId();
    alignment.alike();
    return alignment.pairs;
  }

  static String text(Clause clause) {
    return clause.text().replaceAll("\\s+", " ").strip();
  }

  private void pair(int old, int recent) {
    pairs.put(old, recent);
    taken.add(recent);
  }

  /** Pairs clauses with equal keys, in their order. */
  private void equal(Function<Clause, String> key) {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int i = 0; i < after.size(); i++) {
      if (!taken.contains(i)) {
        places.computeIfAbsent(key.apply(after.get(i)), each -> new ArrayDeque<>()).add(i);
      }
    }
    for (int i = 0; i < before.size(); i++) {
      Deque<Integer> same = places.get(key.apply(before.get(i)));
      if (!pairs.containsKey(i) && same != null && !same.isEmpty()) {
        pair(i, same.poll());
      }
    }
  }

  private void sameId() {
    Map<String, Integer> byId = new HashMap<>();
    for (int i = 0; i < after.size(); i++) {
      byId.put(after.get(i).id(), i);
    }
    for (int i = 0; i < before.size(); i++) {
      Integer same = byId.get(before.get(i).id());
      boolean free = same != null && !pairs.containsKey(i) && !taken.contains(same);
      if (free && likeness(words(before.get(i)), words(after.get(same))) >= SAME_ID) {
        pair(i, same);
      }
    }
  }

  private record Candidate(int before, int after, double likeness) {}

  private void alike() {
    Map<String, List<Integer>> byWord = new HashMap<>();
    Map<Integer, Set<String>> recent = new HashMap<>();
    for (int i = 0; i < after.size(); i++) {
      if (!taken.contains(i)) {
        Set<String> words = words(after.get(i));
        recent.put(i, words);
        for (String word : words) {
          byWord.computeIfAbsent(word, each -> new ArrayList<>()).add(i);
        }
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!pairs.containsKey(i)) {
        candidates.addAll(candidates(i, byWord, recent));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::likeness)
            .reversed()
            .thenComparingInt(Candidate::before)
            .thenComparingInt(Candidate::after));
    for (Candidate candidate : candidates) {
      if (!pairs.containsKey(candidate.before()) && !taken.contains(candidate.after())) {
        pair(candidate.before(), candidate.after());
      }
    }
  }

  private List<Candidate> candidates(
      int old, Map<String, List<Integer>> byWord, Map<Integer, Set<String>> recent) {
    Set<String> words = words(before.get(old));
    Set<Integer> places = new HashSet<>();
    for (String word : words) {
      List<Integer> having = byWord.getOrDefault(word, List.of());
      if (having.size() <= COMMONEST) {
        places.addAll(having);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int place : places) {
      double likeness = likeness(words, recent.getOrDefault(place, Set.of()));
      boolean heading = before.get(old).headings().equals(after.get(place).headings());
      if (likeness >= (heading ? SAME_HEADING : ANYWHERE)) {
        candidates.add(new Candidate(old, place, likeness));
      }
    }
    return candidates;
  }

  private static Set<String> words(Clause clause) {
    return new HashSet<>(
        Arrays.asList(clause.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }

  /** Shared words of all words of both. */
  private static double likeness(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    int all = one.size() + other.size() - common.size();
    return all == 0 ? 0 : common.size() / (double) all;
  }
}
