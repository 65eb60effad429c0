package io.alignmentstudio.lm.training.policy;

import java.util.Map;

/**
 * What answers are sampled to.
 *
 * @param tokens up to where the answer starts
 * @param text for reward functions
 * @param fields whatever else reward functions need, such as the right answer
 */
@SuppressWarnings("ArrayRecordComponent") // read-only; copying each prompt would double the data
public record Prompt(int[] tokens, String text, Map<String, String> fields) {
  public Prompt {
    fields = Map.copyOf(fields);
    if (tokens.length == 0) {
      throw new IllegalArgumentException("a prompt needs at least one token");
    }
  }
}
