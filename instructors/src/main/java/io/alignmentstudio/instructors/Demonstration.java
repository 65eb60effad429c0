package io.alignmentstudio.instructors;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.lm.Message;
import java.util.List;

/**
 * A conversation with the answer that the model shall learn.
 *
 * @param id of the example that it comes from
 * @param firstWeight of the answer's first token in the loss
 * @param weight of each of its other tokens
 */
public record Demonstration(
    String id, List<Message> prompt, String answer, double firstWeight, double weight) {
  /** A demonstration whose tokens all have the same weight. */
  public Demonstration(String id, List<Message> prompt, String answer, double weight) {
    this(id, prompt, answer, weight, weight);
  }

  public Demonstration {
    requireNonNull(id, "id is null");
    prompt = List.copyOf(prompt);
    requireNonNull(answer, "answer is null");
  }
}
