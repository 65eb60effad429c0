package io.alignmentstudio.lm.tokenizer;

import java.util.List;

/**
 * What each token of a vocabulary writes, in bytes of UTF-8; a character may be spread over several
 * tokens. Tokens that write nothing by themselves, such as special ones, have no bytes.
 *
 * @param first by token, as the first of a text: some decoders drop the space before it
 * @param following by token, after another
 */
public record TokenTexts(List<byte[]> first, List<byte[]> following) {
  public TokenTexts {
    first = List.copyOf(first);
    following = List.copyOf(following);
  }
}
