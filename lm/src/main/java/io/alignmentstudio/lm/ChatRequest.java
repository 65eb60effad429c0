package io.alignmentstudio.lm;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A conversation that waits for its next answer. */
public record ChatRequest(List<Message> messages, Sampling sampling) {
  public ChatRequest {
    messages = List.copyOf(messages);
    requireNonNull(sampling, "sampling is null");
  }
}
