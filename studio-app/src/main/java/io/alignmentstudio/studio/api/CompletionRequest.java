package io.alignmentstudio.studio.api;

import io.alignmentstudio.lm.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client asks of {@code /v1/chat/completions}.
 *
 * @param temperature 0 unless the client says otherwise: what the audit measured, where OpenAI
 *     would take 1
 * @param maximumTokens longest answer; empty lets it fill the model's context
 * @param seed empty draws a new one
 * @param stop texts that end the answer and are not part of it
 * @param includeUsage whether a stream ends with the token counts
 */
record CompletionRequest(
    String model,
    List<Message> messages,
    double temperature,
    double topP,
    Optional<MaximumTokens> maximumTokens,
    OptionalLong seed,
    List<String> stop,
    boolean stream,
    boolean includeUsage) {
  /**
   * The longest answer.
   *
   * @param parameter under whose name the client gave it
   */
  record MaximumTokens(String parameter, int count) {}

  CompletionRequest {
    messages = List.copyOf(messages);
    stop = List.copyOf(stop);
  }

  /** Whether the client brings instructions of its own. */
  boolean hasSystemMessage() {
    return messages.stream().anyMatch(message -> message.role() == Message.Role.SYSTEM);
  }

  /** The text of the last message, which is the user's. */
  String question() {
    return messages.getLast().content();
  }

  /** Most tokens of the answer. */
  Optional<Integer> mostTokens() {
    return maximumTokens.map(MaximumTokens::count);
  }

  /** The name of the parameter that asks for more than the context holds, for errors. */
  Optional<String> lengthParameter() {
    return maximumTokens.map(MaximumTokens::parameter);
  }
}
