package io.alignmentstudio.studio.training.settings;

/** A divergence from the reference. */
public enum DivergenceName {
  REVERSE_KL,
  FORWARD_KL,
  JS,
  ALPHA
}
