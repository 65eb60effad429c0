package io.alignmentstudio.lm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A conversation that waits for its next answer.
 *
 * @param constraint what the answer must be; empty for anything
 * @param mix of the model's adapters; empty for the model's usual one
 */
public record ChatRequest(
    List<Message> messages,
    Sampling sampling,
    Optional<Constraint> constraint,
    Optional<AdapterMix> mix) {
  public ChatRequest {
    messages = List.copyOf(messages);
    requireNonNull(sampling, "sampling is null");
    requireNonNull(constraint, "constraint is null");
    requireNonNull(mix, "mix is null");
  }

  public ChatRequest(List<Message> messages, Sampling sampling) {
    this(messages, sampling, Optional.empty(), Optional.empty());
  }

  /** The same, answered within a constraint. */
  public ChatRequest within(Constraint limits) {
    return new ChatRequest(messages, sampling, Optional.of(limits), mix);
  }

  /** The same, answered by a mix of adapters. */
  public ChatRequest by(AdapterMix adapters) {
    return new ChatRequest(messages, sampling, constraint, Optional.of(adapters));
  }
}
