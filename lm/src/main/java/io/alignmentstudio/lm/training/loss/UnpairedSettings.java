package io.alignmentstudio.lm.training.loss;

import static java.util.Objects.requireNonNull;

/**
 * What is learnt from single answers.
 *
 * @param beta strength of the pull back to the reference, above 0
 * @param desirableWeight of each desirable answer
 * @param undesirableWeight of each undesirable answer
 */
public record UnpairedSettings(
    UnpairedLoss loss, double beta, double desirableWeight, double undesirableWeight) {
  public UnpairedSettings {
    requireNonNull(loss, "loss is null");
    if (!(beta > 0) || !(desirableWeight >= 0) || !(undesirableWeight >= 0)) {
      throw new IllegalArgumentException(
          "beta must be above 0 and the weights not below it, got %s, %s and %s"
              .formatted(beta, desirableWeight, undesirableWeight));
    }
  }
}
