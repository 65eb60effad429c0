package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a model writes conversations as tokens. */
public interface PromptFormat {
  /** Tokens of a conversation, up to where the model's answer starts. */
  int[] prompt(List<Message> messages);

  /** Tokens of an answer, without its end. */
  int[] answer(String text);

  /** Tokens of a conversation and its answer, and which of them are learnt. */
  LearntTokens demonstration(List<Message> messages, String answer);

  /** Tokens of a text without roles, up to where something follows it. */
  int[] plainPrompt(String text);

  /**
   * Tokens of a text without roles, what follows it, and the end; the first as many as the prompt
   * has are given, as in TRL, also where a token joins the two texts.
   */
  LearntTokens plainCompletion(String prompt, String completion);

  /** Tokens of a text without roles and its end, all learnt. */
  LearntTokens plainText(String text);

  /**
   * Tokens of a conversation and of messages that follow it, all of which are learnt.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if the whole does not begin with the
   *     conversation
   */
  LearntTokens completion(List<Message> prompt, List<Message> completion);

  /**
   * Tokens of two answers that follow a text without roles, from a start to an end.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if it is unknown where they begin
   */
  LearntPair plainPair(String prompt, String chosen, String rejected);

  /**
   * Tokens of two continuations of a conversation, from a start to an end; the prompt is what both
   * texts and that of the conversation begin with.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if the conversation ends with a system's
   *     message, or it is unknown where the continuations begin
   */
  LearntPair pair(List<Message> prompt, List<Message> chosen, List<Message> rejected);

  /** Tokens of a conversation, all learnt. */
  LearntTokens whole(List<Message> messages);

  /**
   * Tokens of a conversation whose answers are learnt, each of them.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if it is unknown where they stand
   */
  LearntTokens conversation(List<Message> messages);

  /** What {@link #conversation} writes otherwise than the model's own format does, for people. */
  default Optional<String> conversationNote() {
    return Optional.empty();
  }

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
