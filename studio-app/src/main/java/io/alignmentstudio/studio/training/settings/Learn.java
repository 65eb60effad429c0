package io.alignmentstudio.studio.training.settings;

/** Which tokens supervised tuning learns. */
public enum Learn {
  ANSWERS,
  EVERYTHING
}
