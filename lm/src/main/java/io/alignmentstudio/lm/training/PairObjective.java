package io.alignmentstudio.lm.training;

/** What is learnt from two answers to one prompt, which go through the model in one batch. */
interface PairObjective extends Objective<PreferenceRow> {
  @Override
  default int tokens(PreferenceRow row) {
    return row.tokens();
  }

  @Override
  default int length(PreferenceRow row) {
    return row.length();
  }

  @Override
  default boolean dropsInputs() {
    return false;
  }
}
