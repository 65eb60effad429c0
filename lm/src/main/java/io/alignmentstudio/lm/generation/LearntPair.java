package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two answers behind their prompt, each from the token that begins a text to the one that ends it,
 * whatever the tokenizer or a template puts there. Source: {@code tokenize_row} of {@code
 * ORPOTrainer} and {@code CPOTrainer} of TRL 1.13.0.
 *
 * @param joined whether a token joins the prompt and an answer; it is learnt with the answer
 */
public record LearntPair(LearntTokens chosen, LearntTokens rejected, boolean joined) {
  /**
   * Writes two whole texts.
   *
   * @param start begins a text; empty if the tokenizer has no such token
   * @param end ends a text
   * @param chosen the better answer behind the prompt
   * @param rejected the worse one behind the prompt
   * @throws StudioException DATA if more than the prompt's last token changes with the answer
   */
  static LearntPair of(
      TextTokenizer tokenizer,
      OptionalInt start,
      int end,
      String prompt,
      String chosen,
      String rejected) {
    int[] alone = tokenizer.encode(prompt, false);
    int[] better = tokenizer.encode(chosen, false);
    int[] worse = tokenizer.encode(rejected, false);
    int betterBorder = border(alone, better);
    int worseBorder = border(alone, worse);
    long different =
        IntStream.range(0, Math.min(betterBorder, worseBorder))
            .filter(at -> better[at] != worse[at])
            .count();
    if (different > 1) {
      throw new StudioException(
          ErrorCode.DATA,
          "%d tokens of the prompt are other ones behind chosen than behind rejected, at most its last may be; end the prompt where a word ends"
              .formatted(different));
    }
    return new LearntPair(
        bounded(start, end, better, betterBorder),
        bounded(start, end, worse, worseBorder),
        Math.min(betterBorder, worseBorder) < alone.length);
  }

  /** Where the answer begins: with the token that joins it to the prompt, if there is one. */
  private static int border(int[] prompt, int[] whole) {
    if (whole.length < prompt.length) {
      throw new StudioException(
          ErrorCode.DATA,
          "prompt and answer have %d tokens together, but the prompt alone has %d, so it is unknown where the answer begins; end the prompt where a word ends"
              .formatted(whole.length, prompt.length));
    }
    boolean begins = Arrays.equals(prompt, Arrays.copyOf(whole, prompt.length));
    return begins ? prompt.length : prompt.length - 1;
  }

  private static LearntTokens bounded(OptionalInt start, int end, int[] whole, int border) {
    int[] before =
        start.isPresent() && (border == 0 || whole[0] != start.getAsInt())
            ? new int[] {start.getAsInt()}
            : new int[0];
    boolean ended = whole.length > border && whole[whole.length - 1] == end;
    int[] behind = ended ? new int[0] : new int[] {end};
    return LearntTokens.from(
        border + before.length,
        Stream.of(before, whole, behind).flatMapToInt(IntStream::of).toArray());
  }
}
