package io.alignmentstudio.lm.training;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How a training run goes.
 *
 * @param epochs passes over the rows, where no number of steps is given
 * @param learningRate highest rate, reached after the warm-up
 * @param warmUp below 1 the share of the steps in which the rate rises, from 1 their number
 * @param weightDecay decoupled, per step and unit of learning rate
 * @param maximumGradientNorm longer gradients are shortened
 * @param batching how rows become batches
 * @param seed of the order of the rows and everything else that is drawn
 * @param schedule of the rate
 * @param accumulation batches of one step; their gradients are added up, weighted by their tokens
 * @param steps of the optimiser in all, over as many passes as they take; empty for those of the
 *     epochs
 */
public record TrainingSettings(
    int epochs,
    double learningRate,
    double warmUp,
    double weightDecay,
    double maximumGradientNorm,
    Batching batching,
    long seed,
    Schedule schedule,
    int accumulation,
    OptionalLong steps) {
  public TrainingSettings {
    Objects.requireNonNull(batching, "batching is null");
    Objects.requireNonNull(schedule, "schedule is null");
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    if (!(learningRate > 0) || !Double.isFinite(learningRate)) {
      throw new IllegalArgumentException("learningRate must be above 0, got " + learningRate);
    }
    if (!(warmUp >= 0) || (warmUp >= 1 && warmUp != Math.rint(warmUp))) {
      throw new IllegalArgumentException(
          "warmUp must be a share from 0 to below 1 or a whole number of steps, got " + warmUp);
    }
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weightDecay must not be below 0, got " + weightDecay);
    }
    if (!(maximumGradientNorm > 0)) {
      throw new IllegalArgumentException(
          "maximumGradientNorm must be above 0, got " + maximumGradientNorm);
    }
    if (accumulation < 1) {
      throw new IllegalArgumentException("accumulation must be at least 1, got " + accumulation);
    }
    if (steps.isPresent() && steps.getAsLong() < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + steps.getAsLong());
    }
  }

  /** One batch a step, and a rate that falls linearly. */
  public TrainingSettings(
      int epochs,
      double learningRate,
      double warmUp,
      double weightDecay,
      double maximumGradientNorm,
      int batchTokens,
      long seed) {
    this(
        epochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        new Batching.Tokens(batchTokens),
        seed,
        Schedule.LINEAR_ABOVE_ZERO,
        1,
        OptionalLong.empty());
  }

  /** The same with another number of passes. */
  public TrainingSettings lasting(int otherEpochs) {
    return new TrainingSettings(
        otherEpochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        batching,
        seed,
        schedule,
        accumulation,
        steps);
  }

  /** The same with another schedule. */
  public TrainingSettings with(Schedule other) {
    return new TrainingSettings(
        epochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        batching,
        seed,
        other,
        accumulation,
        steps);
  }

  /** The same with several batches a step. */
  public TrainingSettings accumulating(int batches) {
    return new TrainingSettings(
        epochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        batching,
        seed,
        schedule,
        batches,
        steps);
  }

  /** The rate of a step, counted from 1, of {@code total} steps. */
  double learningRate(long step, long total) {
    return learningRate * schedule.factor(step, total, warmUp);
  }
}
