package io.alignmentstudio.studio.training.settings;

/** What happens to a row that is longer than allowed. */
public enum TooLong {
  ERROR,
  LEAVE_OUT,
  CUT
}
