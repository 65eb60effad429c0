package io.alignmentstudio.lm.constraint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens that may come next in a state.
 *
 * @param tokens their numbers
 * @param places of the state after each of them in {@code reached}
 * @param reached the states after them, each once
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
record TokenMask(int[] tokens, int[] places, int[] reached) {
  /** Sorts tokens by the states after them. */
  static TokenMask of(int[] tokens, int[] states) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    int[] placed =
        Arrays.stream(states)
            .map(state -> places.computeIfAbsent(state, _ -> places.size()))
            .toArray();
    return new TokenMask(
        tokens, placed, places.keySet().stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Copies the scores of some tokens.
   *
   * @param wanted one for each reached state
   */
  void copy(float[] from, float[] to, boolean[] wanted) {
    for (int at = 0; at < tokens.length; at++) {
      if (wanted[places[at]]) {
        to[tokens[at]] = from[tokens[at]];
      }
    }
  }
}
