package io.alignmentstudio.lm.tokenizer;

import static java.util.Objects.requireNonNull;

/**
 * A token beside the learnt vocabulary, found in a text before anything else is split.
 *
 * @param singleWord whether it is only found where no letter touches it
 * @param leftStrip whether it takes the blanks before it
 * @param rightStrip whether it takes the blanks after it
 * @param normalized whether it is looked for in the normalised text
 * @param special whether it is a control sign, never part of an answer
 */
public record AddedToken(
    String content,
    boolean singleWord,
    boolean leftStrip,
    boolean rightStrip,
    boolean normalized,
    boolean special) {
  public AddedToken {
    requireNonNull(content, "content is null");
  }

  /** A special token as transformers makes it of a mere text. */
  public static AddedToken special(String content) {
    return new AddedToken(content, false, false, false, false, true);
  }

  AddedToken asSpecial() {
    return new AddedToken(content, singleWord, leftStrip, rightStrip, normalized, true);
  }
}
