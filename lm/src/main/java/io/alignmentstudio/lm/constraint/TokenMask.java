package io.alignmentstudio.lm.constraint;

import java.util.Arrays;

/**
 * The tokens that may come next in a state.
 *
 * @param tokens their numbers
 * @param distances fewest bytes to an accepted text after each of them
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
record TokenMask(int[] tokens, int[] distances) {
  /**
   * Copies the scores of those tokens that leave enough room for the rest; if none does, of those
   * that come nearest.
   *
   * @param room most tokens that may follow the next
   * @param mayEnd whether the answer may also end here: then nothing has to come near
   */
  void copy(float[] from, float[] to, int room, boolean mayEnd) {
    int nearest = mayEnd ? 0 : Arrays.stream(distances).min().orElse(0);
    int most = Math.max(room, nearest);
    for (int at = 0; at < tokens.length; at++) {
      if (distances[at] <= most) {
        to[tokens[at]] = from[tokens[at]];
      }
    }
  }
}
