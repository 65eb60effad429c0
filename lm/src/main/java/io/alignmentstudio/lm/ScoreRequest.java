package io.alignmentstudio.lm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Continuations of a conversation whose probabilities are wanted, nothing is generated.
 *
 * @param mix of the model's adapters; empty for the model's usual one
 */
public record ScoreRequest(
    List<Message> messages, List<String> continuations, Optional<AdapterMix> mix) {
  public ScoreRequest {
    messages = List.copyOf(messages);
    continuations = List.copyOf(continuations);
    requireNonNull(mix, "mix is null");
    if (continuations.isEmpty()) {
      throw new IllegalArgumentException("a score request needs at least one continuation");
    }
  }

  public ScoreRequest(List<Message> messages, List<String> continuations) {
    this(messages, continuations, Optional.empty());
  }

  /** The same, scored by a mix of adapters. */
  public ScoreRequest by(AdapterMix adapters) {
    return new ScoreRequest(messages, continuations, Optional.of(adapters));
  }
}
