package io.alignmentstudio.workspace.config;

/** How rows are made of a norm. */
public enum RowStyle {
  /** Every family of tasks, told plainly, and held to strict judges. */
  FULL,
  /** A few families in lively wording, under mild checks, for every norm. */
  BRIEF
}
