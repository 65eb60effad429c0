package io.alignmentstudio.lm.training;

import java.util.Arrays;
import java.util.Objects;

/**
 * A sequence whose tail is learnt.
 *
 * @param tokens prompt and answer
 * @param promptLength number of leading tokens that are given, not learnt
 * @param firstWeight of the answer's first token, which decides what kind of answer it is
 * @param weight of each of the other answer tokens; 1 counts it once
 */
@SuppressWarnings("ArrayRecordComponent") // read-only; copying each row would double the data
public record TokenRow(int[] tokens, int promptLength, double firstWeight, double weight) {
  public TokenRow {
    if (promptLength < 1 || promptLength >= tokens.length) {
      throw new IllegalArgumentException(
          "promptLength must be at least 1 and below the row's %d tokens, got %d"
              .formatted(tokens.length, promptLength));
    }
  }

  /** A row whose answer tokens all have the same weight. */
  public TokenRow(int[] tokens, int promptLength, double weight) {
    this(tokens, promptLength, weight, weight);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenRow(int[] ids, int length, double first, double rest)
        && Arrays.equals(ids, tokens)
        && length == promptLength
        && Double.compare(first, firstWeight) == 0
        && Double.compare(rest, weight) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(tokens), promptLength, firstWeight, weight);
  }

  /** Number of tokens that are learnt. */
  public int answerTokens() {
    return tokens.length - promptLength;
  }
}
