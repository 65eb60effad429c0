package io.alignmentstudio.instructors;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.lm.Message;
import java.util.List;

/**
 * A conversation with a better and a worse answer.
 *
 * @param id of the example that it comes from
 */
public record PreferencePair(String id, List<Message> prompt, String chosen, String rejected) {
  public PreferencePair {
    requireNonNull(id, "id is null");
    prompt = List.copyOf(prompt);
    requireNonNull(chosen, "chosen is null");
    requireNonNull(rejected, "rejected is null");
  }
}
