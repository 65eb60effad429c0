package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Message;
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

  /** The token that ends an answer when it is trained. */
  int endToken();

  /** Whether a generated token ends the answer. */
  boolean ends(int token);

  /** Text of generated tokens. */
  String text(int[] tokens);

  /** Turns tokens into text as they come. */
  TextStream stream(Consumer<String> text);

  /** Takes tokens one by one and hands out text that can no longer change. */
  interface TextStream {
    void token(int token);

    /** Hands out what is left. */
    void end();
  }
}
