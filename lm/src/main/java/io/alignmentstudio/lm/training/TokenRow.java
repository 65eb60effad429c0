package io.alignmentstudio.lm.training;

/**
 * A sequence whose tail is learnt.
 *
 * @param tokens prompt and answer
 * @param promptLength number of leading tokens that are given, not learnt
 * @param weight of this row's loss; 1 counts each of its answer tokens once
 */
@SuppressWarnings("ArrayRecordComponent") // read-only; copying each row would double the data
public record TokenRow(int[] tokens, int promptLength, double weight) {
  public TokenRow {
    if (promptLength < 1 || promptLength >= tokens.length) {
      throw new IllegalArgumentException(
          "promptLength must be at least 1 and below the row's %d tokens, got %d"
              .formatted(tokens.length, promptLength));
    }
  }

  int answerTokens() {
    return tokens.length - promptLength;
  }
}
