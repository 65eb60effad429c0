package io.alignmentstudio.lm.training;

/**
 * How a training run goes.
 *
 * @param epochs passes over the rows
 * @param learningRate highest rate, reached after the warm-up; then falls linearly to 0
 * @param warmUp fraction of the steps in which the rate rises
 * @param weightDecay decoupled, per step and unit of learning rate
 * @param maximumGradientNorm longer gradients are shortened
 * @param batchTokens most tokens of one step, padding included
 * @param seed of the order of the rows and everything else that is drawn
 */
public record TrainingSettings(
    int epochs,
    double learningRate,
    double warmUp,
    double weightDecay,
    double maximumGradientNorm,
    int batchTokens,
    long seed) {
  public TrainingSettings {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException("learningRate must be above 0, got " + learningRate);
    }
    if (!(warmUp >= 0 && warmUp < 1)) {
      throw new IllegalArgumentException("warmUp must be at least 0 and below 1, got " + warmUp);
    }
    if (batchTokens < 1) {
      throw new IllegalArgumentException("batchTokens must be at least 1, got " + batchTokens);
    }
  }

  /** The rate of a step, counted from 1, of {@code total} steps. */
  double learningRate(long step, long total) {
    double warm = Math.max(1, warmUp * total);
    double rising = Math.min(1, step / warm);
    double falling = Math.min(1, (total - step + 1) / Math.max(1, total - warm));
    return learningRate * Math.min(rising, falling);
  }
}
