package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;

/**
 * Dropout of the inputs of an adapter's updates, off except while a batch is learnt. What is
 * dropped follows from the seed of the batch alone.
 */
public final class Dropout {
  private final double probability;
  private boolean active;

  /** Makes a dropout that is off. */
  public Dropout(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "dropout must be at least 0 and below 1, got " + probability);
    }
    this.probability = probability;
  }

  @Override
  public String toString() {
    return "dropout " + probability;
  }

  /** Turns it on for a batch. */
  public void begin(long seed) {
    if (probability > 0) {
      Engine.seed(seed);
      active = true;
    }
  }

  /** Turns it off. */
  public void end() {
    active = false;
  }

  Tensor apply(Tensor input) {
    return active ? Functions.dropout(input, probability) : input;
  }
}
