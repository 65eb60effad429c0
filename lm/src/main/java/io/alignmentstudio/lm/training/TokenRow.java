package io.alignmentstudio.lm.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * A sequence of which the tail is learnt, but for parts of it that are given too.
 *
 * @param tokens prompt and answer
 * @param promptLength number of leading tokens that are given, not learnt
 * @param firstWeight of the answer's first token, which decides what kind of answer it is
 * @param weight of each of the other answer tokens; 1 counts it once
 * @param given places of later tokens that are not learnt, such as a person's turns
 */
@SuppressWarnings("ArrayRecordComponent") // read-only; copying each row would double the data
public record TokenRow(
    int[] tokens, int promptLength, double firstWeight, double weight, BitSet given) {
  public TokenRow {
    if (promptLength < 1 || promptLength >= tokens.length) {
      throw new IllegalArgumentException(
          "promptLength must be at least 1 and below the row's %d tokens, got %d"
              .formatted(tokens.length, promptLength));
    }
    given = (BitSet) given.clone();
    if (!given.isEmpty() && (given.nextSetBit(0) < promptLength || given.length() > tokens.length)) {
      throw new IllegalArgumentException("given tokens must lie behind the prompt, got " + given);
    }
    if (given.cardinality() == tokens.length - promptLength) {
      throw new IllegalArgumentException("no token of the row is learnt");
    }
  }

  /** A row whose whole tail is learnt. */
  public TokenRow(int[] tokens, int promptLength, double firstWeight, double weight) {
    this(tokens, promptLength, firstWeight, weight, new BitSet());
  }

  /** A row whose answer tokens all have the same weight. */
  public TokenRow(int[] tokens, int promptLength, double weight) {
    this(tokens, promptLength, weight, weight);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenRow(int[] ids, int length, double first, double rest, BitSet gaps)
        && Arrays.equals(ids, tokens)
        && length == promptLength
        && Double.compare(first, firstWeight) == 0
        && Double.compare(rest, weight) == 0
        && gaps.equals(given);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(tokens), promptLength, firstWeight, weight, given);
  }

  @Override
  public BitSet given() {
    return (BitSet) given.clone();
  }

  /** Whether the token at a place is learnt. */
  boolean learns(int place) {
    return place >= promptLength && !given.get(place);
  }

  /** Number of tokens that are learnt. */
  public int answerTokens() {
    return tokens.length - promptLength - given.cardinality();
  }
}
