package io.alignmentstudio.studio.training;

import io.alignmentstudio.studio.training.data.RowShape;

/** What a run makes smaller, by the names of TRL's trainers. */
public enum TrainingGoal {
  /** Every token of raw texts. */
  PRETRAIN(RowShape.TEXT, 2e-4),
  /** The answers of demonstrations. */
  SFT(RowShape.DEMONSTRATION, 2e-4),
  /** A reward model, from pairs or labels. */
  REWARD(RowShape.REWARD, 1e-4),
  /** Direct preference optimisation and its kin. */
  DPO(RowShape.PAIR, 1e-5),
  /** Single answers that people want or do not want. */
  KTO(RowShape.LABELLED, 1e-5),
  /** Odds ratios of pairs. */
  ORPO(RowShape.PAIR, 1e-5),
  /** SimPO and the other losses of CPO. */
  SIMPO(RowShape.PAIR, 1e-5),
  /** Rewards of sampled answers, inside their groups. */
  GRPO(RowShape.PROMPT, 1e-5),
  /** Rewards of sampled answers, each against the others. */
  RLOO(RowShape.PROMPT, 1e-5);

  private final RowShape shape;
  private final double usualRate;

  TrainingGoal(RowShape shape, double usualRate) {
    this.shape = shape;
    this.usualRate = usualRate;
  }

  /** What a line of its data holds. */
  RowShape shape() {
    return shape;
  }

  /** Learning rate of an adapter where none is given. */
  double usualRate() {
    return usualRate;
  }

  /** Whether answers are sampled. */
  boolean samples() {
    return this == GRPO || this == RLOO;
  }
}
