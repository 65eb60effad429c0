package io.alignmentstudio.lm;

import java.util.List;

/** Continuations of a conversation whose probabilities are wanted, nothing is generated. */
public record ScoreRequest(List<Message> messages, List<String> continuations) {
  public ScoreRequest {
    messages = List.copyOf(messages);
    continuations = List.copyOf(continuations);
    if (continuations.isEmpty()) {
      throw new IllegalArgumentException("a score request needs at least one continuation");
    }
  }
}
