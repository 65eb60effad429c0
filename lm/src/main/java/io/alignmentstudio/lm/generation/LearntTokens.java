package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.template.RenderedChat;
import io.alignmentstudio.lm.template.RenderedChat.Span;
import io.alignmentstudio.lm.tokenizer.TokenSpans;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Tokens of a conversation, and which of them the model learns to write.
 *
 * @param learnt for each token
 */
@SuppressWarnings("ArrayRecordComponent") // read-only; copying each row would double the data
public record LearntTokens(int[] tokens, boolean[] learnt) {
  /**
   * What follows a prompt is learnt. Source: TRL's masks of prompts and completions.
   *
   * @throws StudioException DATA if the tokens do not begin with the prompt
   */
  static LearntTokens after(int[] prompt, int[] tokens) {
    int same = Arrays.mismatch(prompt, tokens);
    if (same >= 0 && same < prompt.length) {
      throw new StudioException(
          ErrorCode.DATA,
          "the chat template writes a conversation that does not begin with its prompt: token %d of %d differs, so it is unknown where the answer begins; put {%% generation %%} around the answer in the template"
              .formatted(same + 1, prompt.length));
    }
    return from(prompt.length, tokens);
  }

  /** What follows a number of tokens is learnt. */
  static LearntTokens from(int start, int[] tokens) {
    boolean[] learnt = new boolean[tokens.length];
    Arrays.fill(learnt, Math.min(start, tokens.length), tokens.length, true);
    return new LearntTokens(tokens, learnt);
  }

  /** The same tokens, all learnt. */
  public LearntTokens everything() {
    return from(0, tokens);
  }

  /**
   * What the template marks is learnt. Source: transformers' {@code return_assistant_tokens_mask}.
   *
   * @throws StudioException DATA where that mask would be wrong
   */
  public static LearntTokens marked(TokenSpans spans, RenderedChat chat) {
    if (!chat.exact()) {
      throw new StudioException(
          ErrorCode.DATA,
          "the chat template has {% generation %} inside a macro or a captured block, where its place in the text is lost; move it to the place where the macro is called");
    }
    boolean[] learnt = new boolean[spans.tokens().length];
    for (Span span : chat.generated()) {
      OptionalInt first = spans.tokenAt(span.start());
      OptionalInt last = spans.tokenAt(span.end() - 1);
      if (span.start() == span.end() && (first.isEmpty() || last.isEmpty())) {
        continue;
      }
      if (first.isEmpty() || last.isEmpty()) {
        throw new StudioException(
            ErrorCode.DATA,
            "the answer in chars %d to %d begins or ends with a char that is in no token; put {%% generation %%} closely around the answer in the template"
                .formatted(span.start(), span.end()));
      }
      for (int token = first.getAsInt(); token <= last.getAsInt(); token++) {
        learnt[token] = true;
      }
    }
    return new LearntTokens(spans.tokens(), learnt);
  }

  /**
   * Number of tokens before the last answer.
   *
   * @throws StudioException DATA if nothing is learnt
   */
  public int promptLength() {
    int start = end();
    while (start > 0 && learnt[start - 1]) {
      start--;
    }
    return start;
  }

  /** The tokens up to the end of the last answer. */
  public int[] throughAnswer() {
    return Arrays.copyOf(tokens, end());
  }

  private int end() {
    int end = learnt.length;
    while (end > 0 && !learnt[end - 1]) {
      end--;
    }
    if (end == 0) {
      throw new StudioException(
          ErrorCode.DATA,
          "the chat template writes nothing of the answer; check its {% generation %}");
    }
    return end;
  }
}
