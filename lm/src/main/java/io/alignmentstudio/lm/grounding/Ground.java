package io.alignmentstudio.lm.grounding;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an answer rests on.
 *
 * @param passages of the policy, the most relevant first
 * @param leaning of like requests that people decided; empty where too few are known
 */
public record Ground(List<Passage> passages, Optional<Leaning> leaning) {
  /** Nothing: the model answers from what it has learnt. */
  public static final Ground NONE = new Ground(List.of(), Optional.empty());

  public Ground {
    passages = List.copyOf(passages);
    requireNonNull(leaning, "leaning is null");
  }

  /** Passages alone. */
  public static Ground of(List<Passage> passages) {
    return new Ground(passages, Optional.empty());
  }

  /**
   * Finds the ground of each query.
   *
   * @param limit of passages; with 0 there is no ground at all
   */
  public static List<Ground> find(PassageIndex index, List<String> queries, int limit) {
    if (limit == 0) {
      return queries.stream().map(_ -> NONE).toList();
    }
    List<List<Passage>> passages = index.search(queries, limit);
    List<Optional<Leaning>> leanings = index.leanings(queries);
    return IntStream.range(0, queries.size())
        .mapToObj(query -> new Ground(passages.get(query), leanings.get(query)))
        .toList();
  }

  /** Its first passages; without any, what stands on them is left out too. */
  public Ground first(int count) {
    return count == 0 ? NONE : new Ground(passages.subList(0, count), leaning);
  }
}
