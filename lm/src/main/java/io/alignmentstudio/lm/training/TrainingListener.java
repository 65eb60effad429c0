package io.alignmentstudio.lm.training;

/** Hears of every step of a training run. */
public interface TrainingListener {
  /** Called once, before the first step. */
  void started(long totalSteps, long alreadyDone);

  /**
   * Called after each step.
   *
   * @param step counted from 1
   * @param tokens of the batch, padding left out
   */
  void stepped(long step, StepMetrics metrics, double learningRate, long tokens);
}
