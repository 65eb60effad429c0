package io.alignmentstudio.framers.curation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds texts that are nearly the same: candidates share runs of three words, and ROUGE-L decides.
 *
 * @param <T> what the texts belong to
 */
final class SimilarTexts<T> {
  /** Runs that many texts share ("what does the policy") find nothing and cost time. */
  private static final int COMMON = 60;

  private record Entry<T>(T owner, ComparedText text) {}

  private final double threshold;
  private final List<Entry<T>> entries = new ArrayList<>();
  private final Map<Long, List<Integer>> byRun = new HashMap<>();

  SimilarTexts(double threshold) {
    this.threshold = threshold;
  }

  /** Adds a text; all texts are of one {@link WordIds}. */
  void add(T owner, ComparedText text) {
    for (long run : text.runs()) {
      byRun.computeIfAbsent(run, key -> new ArrayList<>()).add(entries.size());
    }
    entries.add(new Entry<>(owner, text));
  }

  /** The first text added that is as near as the threshold and suits. */
  Optional<T> find(ComparedText text, Predicate<T> suits) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (long run : text.runs()) {
      List<Integer> found = byRun.getOrDefault(run, List.of());
      if (found.size() <= COMMON) {
        found.forEach(entry -> shared.merge(entry, 1, Integer::sum));
      }
    }
    LikeText like = new LikeText(text.words());
    return shared.entrySet().stream()
        .filter(
            entry ->
                entry.getValue() * 5
                    >= Math.min(
                        text.runs().length, entries.get(entry.getKey()).text().runs().length))
        .map(Map.Entry::getKey)
        .sorted()
        .map(entries::get)
        .filter(entry -> suits.test(entry.owner()))
        .filter(entry -> like.isLike(entry.text().words(), threshold))
        .map(Entry::owner)
        .findFirst();
  }
}
