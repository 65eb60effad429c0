package io.alignmentstudio.auditors.audit;

import static java.util.Objects.requireNonNull;

/**
 * Names one answer of one side.
 *
 * @param prompt hash of the whole prompt and of how it is answered; it does not name the model's
 *     weights, so a cache belongs to one pair of models
 */
public record AnswerKey(Side side, String prompt) {
  public AnswerKey {
    requireNonNull(side, "side is null");
    requireNonNull(prompt, "prompt is null");
  }
}
