package io.alignmentstudio.workspace.store;

/** What an example is for. */
public enum Split {
  TRAINING,
  /** Never trained on; audited where the user has no suite. */
  HELD_OUT
}
