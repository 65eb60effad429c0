package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.conflicts.Act.Stance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings acts together that may clash: those that do like or contrary deeds with things that share
 * a word or a wider term. All other pairs are never looked at.
 */
final class ActIndex {
  /** A word that more norms have is no key of its own; rarer words of the same norms are. */
  private static final double COMMONEST = 0.05;

  /** Rarity of the commonest word; among few norms nothing can be told to be common. */
  private static final double COMMON = 0.3;

  private static final double COMMON_OF_FEW = 0.6;
  private static final int FEW = 50;

  private static final int ALWAYS_KEPT = 60;
  private static final String RESPONSES = "*response";
  private static final String BANNED = "!|";
  private static final String FREE = "?|";
  private static final String BARE = "|*";
  private static final String NAMED = "|#";
  private static final String BELONGING = "|<";
  private static final String SAID = "=|";

  private final List<Act> acts;
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final Map<String, Integer> deeds = new HashMap<>();
  private final Map<String, List<Integer>> postings = new HashMap<>();

  ActIndex(List<Act> acts) {
    this.acts = List.copyOf(acts);
    for (Act act : acts) {
      act.topic().stems().forEach(key -> frequencies.merge(key, 1, Integer::sum));
      act.deeds().forEach(deed -> deeds.merge(deed, 1, Integer::sum));
    }
    for (int at = 0; at < acts.size(); at++) {
      for (String key : posted(acts.get(at))) {
        postings.computeIfAbsent(key, each -> new ArrayList<>()).add(at);
      }
    }
  }

  /** How rare a word is: 1 if one norm has it, less the more have it; a few norms prove little. */
  double rarity(String word) {
    int all = acts.size();
    int having = Math.max(1, frequencies.getOrDefault(Stems.of(word), 1));
    return Math.max(
        all < FEW ? COMMON_OF_FEW : COMMON, Math.log((1.0 + all) / having) / Math.log(1.0 + all));
  }

  /** Whether there are too few norms to tell what is rare among them. */
  boolean few() {
    return acts.size() < FEW;
  }

  /** How rare the rarest deed is that both do; of contrary deeds, how rare both are. */
  double rarity(Act one, Act other) {
    List<String> both = one.deeds().stream().filter(other.deeds()::contains).toList();
    boolean kind = both.stream().anyMatch(deed -> !deed.startsWith(OpenVerbs.MEANING));
    double shared =
        both.stream()
            .filter(deed -> !kind || !deed.startsWith(OpenVerbs.MEANING))
            .mapToDouble(this::deedRarity)
            .max()
            .orElse(0);
    return Deeds.opposite(one.deeds(), other.deeds())
        ? (deedRarity(one) + deedRarity(other)) / 2
        : shared;
  }

  private double deedRarity(Act act) {
    return act.deeds().stream()
        .filter(deed -> !deed.startsWith(OpenVerbs.MEANING))
        .mapToDouble(this::deedRarity)
        .max()
        .orElse(0);
  }

  private double deedRarity(String deed) {
    return Math.log((1.0 + acts.size()) / deeds.getOrDefault(deed, 1))
        / Math.log(1.0 + acts.size());
  }

  /** Under what an act is kept. */
  private Set<String> posted(Act act) {
    Set<String> keys = new HashSet<>(words(act, act.deeds()));
    for (String deed : act.deeds()) {
      act.topic().named().keySet().forEach(term -> keys.add(deed + NAMED + term));
      act.topic().belonging().keySet().forEach(term -> keys.add(deed + BELONGING + term));
    }
    things(act, act.bansThing() ? BANNED : FREE).forEach(keys::add);
    if (!act.responses().isEmpty()) {
      keys.add(RESPONSES);
    }
    if (!act.said().isEmpty()) {
      keys.add(SAID + act.said());
    }
    return keys;
  }

  /** Under what its partners are kept: two acts that only belong to one wide term are none. */
  private Set<String> sought(Act act) {
    Set<String> deeds = Deeds.around(act.deeds());
    Set<String> keys = new HashSet<>(words(act, deeds));
    for (String deed : deeds) {
      for (String term : act.topic().named().keySet()) {
        keys.add(deed + NAMED + term);
        keys.add(deed + BELONGING + term);
      }
      act.topic().belonging().keySet().forEach(term -> keys.add(deed + NAMED + term));
    }
    things(act, act.bansThing() ? FREE : BANNED).forEach(keys::add);
    if (!act.responses().isEmpty()) {
      keys.add(RESPONSES);
    }
    if (!act.said().isEmpty()) {
      keys.add(SAID + act.said());
    }
    return keys;
  }

  /** The things that are banned, or that may be used, with a mark before each. */
  private static Stream<String> things(Act act, String mark) {
    return act.bansThing() || act.stance() == Stance.ALLOW
        ? act.things().stream().map(thing -> mark + thing.head())
        : Stream.of();
  }

  private Set<String> words(Act act, Set<String> deeds) {
    Set<String> keys = new HashSet<>();
    if (act.bare()) {
      deeds.forEach(deed -> keys.add(deed + BARE));
    }
    int most = Math.max(ALWAYS_KEPT, (int) (COMMONEST * acts.size()));
    for (String word : act.topic().stems()) {
      if (frequencies.getOrDefault(word, 0) <= most) {
        deeds.forEach(deed -> keys.add(deed + "|" + word));
      }
    }
    return keys;
  }

  /**
   * Gives every pair of acts that may clash once, the earlier act first.
   *
   * @return number of pairs
   */
  long pairs(BiConsumer<Act, Act> visitor) {
    long pairs = 0;
    for (int at = 0; at < acts.size(); at++) {
      Act act = acts.get(at);
      Set<Integer> partners = new HashSet<>();
      for (String key : sought(act)) {
        for (int other : postings.getOrDefault(key, List.of())) {
          if (other > at && !acts.get(other).norm().id().equals(act.norm().id())) {
            partners.add(other);
          }
        }
      }
      for (int other : partners.stream().mapToInt(Integer::intValue).sorted().toArray()) {
        visitor.accept(act, acts.get(other));
        pairs++;
      }
    }
    return pairs;
  }

  /** Number of pairs that a search without an index would compare. */
  long allPairs() {
    return IntStream.range(0, acts.size()).asLongStream().sum();
  }
}
