package io.alignmentstudio.lm.grounding;

import java.util.List;

/** Finds the passages of the policy that bear on a text. */
public interface PassageIndex {
  /**
   * Retrieves passages.
   *
   * @return for each query, at most {@code limit} passages, the most relevant first
   */
  List<List<Passage>> search(List<String> queries, int limit);
}
