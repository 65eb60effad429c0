package io.alignmentstudio.lm.grounding;

import java.util.List;
import java.util.Optional;

/** Finds the passages of the policy that bear on a text. */
public interface PassageIndex {
  /**
   * Retrieves passages.
   *
   * @return for each query, at most {@code limit} passages, the most relevant first
   */
  List<List<Passage>> search(List<String> queries, int limit);

  /**
   * Tells how people decided requests like each query.
   *
   * @return empty for each where too few decisions are known
   */
  default List<Optional<Leaning>> leanings(List<String> queries) {
    return queries.stream().map(_ -> Optional.<Leaning>empty()).toList();
  }
}
