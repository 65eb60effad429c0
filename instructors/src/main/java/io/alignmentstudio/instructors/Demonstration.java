package io.alignmentstudio.instructors;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.lm.Message;
import java.util.List;

/**
 * A conversation with the answer that the model shall learn.
 *
 * @param id of the example that it comes from
 * @param weight of each answer token in the loss
 */
public record Demonstration(String id, List<Message> prompt, String answer, double weight) {
  public Demonstration {
    requireNonNull(id, "id is null");
    prompt = List.copyOf(prompt);
    requireNonNull(answer, "answer is null");
  }
}
