package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.function.Supplier;

/**
 * A reference that follows the trained model: every few steps a share of the difference is taken
 * over (TR-DPO, arXiv:2404.09656). It holds a second copy of the trained values. Used on the
 * engine's thread.
 */
public final class MovingReference implements Reference, AutoCloseable {
  private final TrainableParameters parameters;
  private final int everySteps;
  private final double share;
  private final Tensor held;

  /**
   * Starts with the values as they are.
   *
   * @param everySteps steps of the optimiser between two moves, at least 1
   * @param share of the trained values in the reference after a move, above 0 and at most 1
   */
  public MovingReference(TrainableParameters parameters, int everySteps, double share) {
    if (everySteps < 1 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "steps must be at least 1 and the share above 0 and at most 1, got %d and %s"
              .formatted(everySteps, share));
    }
    this.parameters = parameters;
    this.everySteps = everySteps;
    this.share = share;
    try (Scope _ = Scope.withoutGradients()) {
      held = parameters.values().multiply(1).keep();
    }
  }

  @Override
  public <T> T with(Supplier<T> work) {
    exchange();
    try {
      return work.get();
    } finally {
      exchange();
    }
  }

  private void exchange() {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor trained = parameters.values().multiply(1);
      parameters.values().copyFrom(held);
      held.copyFrom(trained);
    }
  }

  /** Moves the reference if it is time. */
  void learnt(long step) {
    if (step % everySteps == 0) {
      try (Scope _ = Scope.withoutGradients()) {
        held.interpolateInPlace(parameters.values(), share);
      }
    }
  }

  /** Its values, [elements], which are a part of the run's state. */
  Tensor values() {
    return held;
  }

  @Override
  public String identity() {
    return "a reference that takes over %s every %d steps".formatted(share, everySteps);
  }

  @Override
  public void close() {
    held.close();
  }
}
