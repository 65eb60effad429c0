package io.alignmentstudio.lm.training;

import java.util.Objects;

/**
 * How a training run goes.
 *
 * @param epochs passes over the rows
 * @param learningRate highest rate, reached after the warm-up
 * @param warmUp below 1 the share of the steps in which the rate rises, from 1 their number
 * @param weightDecay decoupled, per step and unit of learning rate
 * @param maximumGradientNorm longer gradients are shortened
 * @param batchTokens most tokens of one batch, padding included
 * @param seed of the order of the rows and everything else that is drawn
 * @param schedule of the rate
 * @param accumulation batches of one step; their gradients are added up, weighted by their tokens
 */
public record TrainingSettings(
    int epochs,
    double learningRate,
    double warmUp,
    double weightDecay,
    double maximumGradientNorm,
    int batchTokens,
    long seed,
    Schedule schedule,
    int accumulation) {
  public TrainingSettings {
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
    if (batchTokens < 1) {
      throw new IllegalArgumentException("batchTokens must be at least 1, got " + batchTokens);
    }
    if (accumulation < 1) {
      throw new IllegalArgumentException("accumulation must be at least 1, got " + accumulation);
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
        batchTokens,
        seed,
        Schedule.LINEAR_ABOVE_ZERO,
        1);
  }

  /** The same with another number of passes. */
  public TrainingSettings lasting(int otherEpochs) {
    return new TrainingSettings(
        otherEpochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        batchTokens,
        seed,
        schedule,
        accumulation);
  }

  /** The same with another schedule. */
  public TrainingSettings with(Schedule other) {
    return new TrainingSettings(
        epochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        batchTokens,
        seed,
        other,
        accumulation);
  }

  /** The same with several batches a step. */
  public TrainingSettings accumulating(int batches) {
    return new TrainingSettings(
        epochs,
        learningRate,
        warmUp,
        weightDecay,
        maximumGradientNorm,
        batchTokens,
        seed,
        schedule,
        batches);
  }

  /** The rate of a step, counted from 1, of {@code total} steps. */
  double learningRate(long step, long total) {
    return learningRate * schedule.factor(step, total, warmUp);
  }
}
