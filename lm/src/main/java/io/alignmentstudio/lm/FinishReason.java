package io.alignmentstudio.lm;

/** Why an answer ended. */
public enum FinishReason {
  STOP,
  LENGTH
}
