package io.alignmentstudio.lm.training;

/**
 * Where a run stands.
 *
 * @param step steps done
 * @param bestLoss lowest evaluation loss so far; infinite before the first
 * @param withoutGain evaluations since then
 */
record RunState(long step, double bestLoss, int withoutGain) {
  static final RunState START = new RunState(0, Double.POSITIVE_INFINITY, 0);

  RunState afterStep(long done) {
    return new RunState(done, bestLoss, withoutGain);
  }

  RunState afterEvaluation(double loss) {
    return loss < bestLoss
        ? new RunState(step, loss, 0)
        : new RunState(step, bestLoss, withoutGain + 1);
  }
}
