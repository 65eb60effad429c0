package io.alignmentstudio.lm.training.policy;

import java.util.List;

/** Draws answers from the policy as it is. Its text tells samplers that draw otherwise apart. */
public interface Sampler {
  /**
   * An answer.
   *
   * @param tokens at least one, its end token included
   * @param text without the end token
   * @param ended whether the policy ended it, not the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only
  record Sampled(int[] tokens, String text, boolean ended) {}

  /** What logits are divided by, above 0. */
  double temperature();

  /** Most tokens of an answer. */
  int longestAnswer();

  /** Draws one answer to each prompt, each with its own seed. */
  List<Sampled> sample(List<int[]> prompts, List<Long> seeds);
}
