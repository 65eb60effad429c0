package io.alignmentstudio.workspace.config;

/** The two models that an audit compares. */
public enum Side {
  /** The base model before it is instructed. */
  UNALIGNED,
  /** The base model with its adapters. */
  ALIGNED
}
