package io.alignmentstudio.lm.training;

import java.util.List;

/** What a training run makes smaller. */
public interface Objective<R> {
  /** Number of tokens that a row takes in a batch, padding left out. */
  int tokens(R row);

  /**
   * Adds the gradients of the mean loss of a batch to the trainable parameters.
   *
   * @param step counted from 1; with the seed it decides everything that is drawn
   * @return the loss and other figures
   */
  StepMetrics backward(List<R> rows, long step);

  /** Whether adapters drop inputs while this is learnt; TRL 1.13.0 does not for preferences. */
  default boolean dropsInputs() {
    return true;
  }

  /** Number of consecutive steps that each batch is given for. */
  default int repeats() {
    return 1;
  }
}
