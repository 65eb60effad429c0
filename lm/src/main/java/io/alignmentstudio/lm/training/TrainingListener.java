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

  /** Called after each step with all that is known; calls {@link #stepped} unless overridden. */
  default void reported(StepReport report) {
    stepped(report.step(), report.metrics(), report.learningRate(), report.tokens());
  }

  /**
   * Called after each evaluation.
   *
   * @param best whether no earlier one had a loss as low
   */
  default void evaluated(long step, StepMetrics metrics, boolean best) {}
}
