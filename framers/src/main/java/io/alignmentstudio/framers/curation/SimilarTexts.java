package io.alignmentstudio.framers.curation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds texts that are nearly the same: candidates share runs of three words, and ROUGE-L decides.
 *
 * @param <T> what the texts belong to
 */
final class SimilarTexts<T> {
  private static final int RUN = 3;

  /** Runs that many texts share ("what does the policy") find nothing and cost time. */
  private static final int COMMON = 60;

  private record Entry<T>(T owner, List<String> words, int runs) {}

  private final double threshold;
  private final List<Entry<T>> entries = new ArrayList<>();
  private final Map<String, List<Integer>> byRun = new HashMap<>();

  SimilarTexts(double threshold) {
    this.threshold = threshold;
  }

  void add(T owner, String normalised) {
    List<String> words = List.of(normalised.split(" "));
    Set<String> runs = runs(words);
    for (String run : runs) {
      byRun.computeIfAbsent(run, key -> new ArrayList<>()).add(entries.size());
    }
    entries.add(new Entry<>(owner, words, runs.size()));
  }

  /** The first text added that is as near as the threshold and suits. */
  Optional<T> find(String normalised, Predicate<T> suits) {
    List<String> words = List.of(normalised.split(" "));
    Set<String> runs = runs(words);
    Map<Integer, Integer> shared = new HashMap<>();
    for (String run : runs) {
      List<Integer> found = byRun.getOrDefault(run, List.of());
      if (found.size() <= COMMON) {
        found.forEach(entry -> shared.merge(entry, 1, Integer::sum));
      }
    }
    return shared.entrySet().stream()
        .filter(
            entry ->
                entry.getValue() * 5 >= Math.min(runs.size(), entries.get(entry.getKey()).runs()))
        .map(Map.Entry::getKey)
        .sorted()
        .map(entries::get)
        .filter(entry -> suits.test(entry.owner()))
        .filter(entry -> Rouge.f1(words, entry.words()) >= threshold)
        .map(Entry::owner)
        .findFirst();
  }

  private static Set<String> runs(List<String> words) {
    Set<String> runs = new HashSet<>();
    if (words.size() < RUN) {
      runs.add(String.join(" ", words));
    }
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }
}
