package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.util.List;
import java.util.function.Consumer;

/** How a model writes conversations as tokens. */
public interface PromptFormat {
  /** Tokens of a conversation, up to where the model's answer starts. */
  int[] prompt(List<Message> messages);

  /** Tokens of an answer, without its end. */
  int[] answer(String text);

  /** Tokens of a conversation and its answer, and which of them are learnt. */
  LearntTokens demonstration(List<Message> messages, String answer);

  /**
   * Tokens of a conversation and of answers that may continue it, as lm-evaluation-harness splits
   * them: spaces at the conversation's end belong to the answers, and so do tokens in which the two
   * texts merge.
   */
  Continuations continuations(List<Message> messages, List<String> answers);

  /** The token that ends an answer when it is trained. */
  int endToken();

  /** Whether a generated token ends the answer. */
  boolean ends(int token);

  /** Text of generated tokens. */
  String text(int[] tokens);

  /** Text of every token, for answers within a constraint. */
  TokenTexts tokenTexts();

  /** Turns tokens into text as they come. */
  TextStream stream(Consumer<String> text);

  /** Takes tokens one by one and hands out text that can no longer change. */
  interface TextStream {
    void token(int token);

    /** Hands out what is left. */
    void end();
  }
}
