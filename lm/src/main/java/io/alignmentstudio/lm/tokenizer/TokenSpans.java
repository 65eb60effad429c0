package io.alignmentstudio.lm.tokenizer;

import java.util.OptionalInt;

/**
 * Tokens of a text and where they stand in it.
 *
 * @param tokens ids
 * @param starts of the tokens, in chars
 * @param ends of the tokens, in chars, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
public record TokenSpans(int[] tokens, int[] starts, int[] ends) {
  /** The first token that holds a char of the text; empty if none does. */
  public OptionalInt tokenAt(int position) {
    for (int i = 0; i < tokens.length; i++) {
      if (starts[i] <= position && position < ends[i]) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
