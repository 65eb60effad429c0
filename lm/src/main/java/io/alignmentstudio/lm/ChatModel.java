package io.alignmentstudio.lm;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A language model that answers conversations. Safe for use by several threads; local models serve
 * them one after the other on the engine's own thread.
 */
public interface ChatModel extends AutoCloseable {
  /** Name for people and reports, such as {@code aligned}. */
  String name();

  /** Longest prompt plus answer in tokens. */
  int contextLength();

  /** Number of tokens of the conversation as this model sees it, up to where its answer starts. */
  int countTokens(List<Message> messages);

  /**
   * Answers a batch; the answers come in the order of the requests.
   *
   * @param progress called with the number of answers that are ready
   * @throws io.alignmentstudio.domain.StudioException if a prompt leaves no room for its answer
   */
  List<ChatResponse> chat(List<ChatRequest> requests, IntConsumer progress);

  /**
   * Answers one conversation, handing out the text piece by piece.
   *
   * @param text an exception that it throws ends the generation and reaches the caller
   */
  ChatResponse stream(ChatRequest request, Consumer<String> text);

  /**
   * Scores given continuations.
   *
   * @return for each request, the sum of the log-probabilities of each continuation's tokens
   */
  List<List<Double>> score(List<ScoreRequest> requests, IntConsumer progress);

  default ChatResponse chat(ChatRequest request) {
    return chat(List.of(request), count -> {}).getFirst();
  }

  @Override
  void close();
}
