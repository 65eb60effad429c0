package io.alignmentstudio.lm.training.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

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

  @Override
  public boolean equals(Object other) {
    return other instanceof Prompt(int[] ids, String said, Map<String, String> more)
        && Arrays.equals(ids, tokens)
        && said.equals(text)
        && more.equals(fields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(tokens), text, fields);
  }
}
