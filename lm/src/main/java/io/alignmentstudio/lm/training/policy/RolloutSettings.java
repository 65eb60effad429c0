package io.alignmentstudio.lm.training.policy;

/**
 * How answers are sampled and used.
 *
 * @param answers to each prompt, at least 2
 * @param iterations optimiser steps on the same answers
 * @param microbatch answers that go through the model at a time
 * @param maskUnended whether answers that were cut at the limit are left out of the loss
 * @param seed of the sampling
 */
public record RolloutSettings(
    int answers, int iterations, int microbatch, boolean maskUnended, long seed) {
  public RolloutSettings {
    if (answers < 2 || iterations < 1 || microbatch < 1) {
      throw new IllegalArgumentException(
          "answers must be at least 2, iterations and microbatch at least 1, got %d, %d and %d"
              .formatted(answers, iterations, microbatch));
    }
  }
}
