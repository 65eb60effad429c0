package io.alignmentstudio.lm.tokenizer;

import java.util.List;

/**
 * What {@code tokenizer_config.json} says about a {@code tokenizer.json} beside it.
 *
 * @param specialTokens tokens that are special; those that the tokenizer lacks are added, in order
 * @param cleansUpSpaces whether decoding takes blanks from before punctuation, which it never does
 *     with BPE
 */
public record TokenizerOptions(List<String> specialTokens, boolean cleansUpSpaces) {
  public TokenizerOptions {
    specialTokens = List.copyOf(specialTokens);
  }
}
