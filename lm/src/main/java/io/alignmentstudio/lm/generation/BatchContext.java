package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.model.RowMixes;
import io.alignmentstudio.lm.model.SharedPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a batch start from.
 *
 * @param prompts each row's whole prompt; all start with the prefix and go on after it
 * @param mixes each row's mix of adapters
 * @param prefix tokens that have been read for all rows, if any
 * @param weights where the attached adapters read each row's mix, if any are attached
 */
record BatchContext(
    List<int[]> prompts,
    List<AdapterMix> mixes,
    Optional<SharedPrefix> prefix,
    Optional<RowMixes> weights) {

  /** Number of tokens of the prefix. */
  int shared() {
    return prefix.map(start -> Math.toIntExact(start.tokens())).orElse(0);
  }

  /** A row's tokens after the prefix. */
  int[] own(int row) {
    int[] prompt = prompts.get(row);
    return Arrays.copyOfRange(prompt, shared(), prompt.length);
  }

  /** Says which rows the next runs are of; valid as long as the surrounding scope. */
  void select(int[] rows) {
    weights.ifPresent(mixes -> mixes.select(rows));
  }
}
