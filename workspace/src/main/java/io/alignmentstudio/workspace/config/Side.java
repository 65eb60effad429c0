package io.alignmentstudio.workspace.config;

/** The two models that an audit compares. */
public enum Side {
  /** The unaligned model. */
  BASE,
  ALIGNED
}
