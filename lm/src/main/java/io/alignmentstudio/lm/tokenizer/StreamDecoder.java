package io.alignmentstudio.lm.tokenizer;

import java.util.Arrays;

/**
 * Decodes tokens that come one at a time. The pieces that it hands out, joined, are the decoded
 * text; what a later token may still change is held back: incomplete characters, and the last word
 * where decoding removes spaces. For one thread.
 */
public final class StreamDecoder {
  private static final char INCOMPLETE = '\ufffd';

  private final TextTokenizer tokenizer;
  private int[] tokens = new int[64];
  private int count;
  private int handedOut;

  StreamDecoder(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Takes the next token; returns the text that became certain, which may be empty. */
  public String add(int token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, count * 2);
    }
    tokens[count++] = token;
    return handOut(certainText());
  }

  /** Returns the text that was held back, after the last token. */
  public String finish() {
    return handOut(text());
  }

  /** The text of all tokens so far, with what is held back. */
  public String text() {
    return tokenizer.decode(Arrays.copyOf(tokens, count), true);
  }

  private String certainText() {
    int known = count;
    // A run of bytes is one text or, with a byte too much, none.
    while (known > 0 && tokenizer.mayJoinBytes(tokens[known - 1])) {
      known--;
    }
    String text = tokenizer.decode(Arrays.copyOf(tokens, known), true);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == INCOMPLETE) {
      end--;
    }
    // The space before the last word may still go, and the word may grow.
    return text.substring(
        0, tokenizer.removesSpaces() ? Math.max(0, text.lastIndexOf(' ', end - 1)) : end);
  }

  private String handOut(String text) {
    if (text.length() <= handedOut) {
      return "";
    }
    String piece = text.substring(handedOut);
    handedOut = text.length();
    return piece;
  }
}
