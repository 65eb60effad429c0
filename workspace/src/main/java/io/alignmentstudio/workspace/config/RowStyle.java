package io.alignmentstudio.workspace.config;

/** How rows are made of a norm. */
public enum RowStyle {
  /** Every family of tasks, told plainly, and held to strict judges. */
  FULL,
  /** The few families, livelier wording and milder checks of the bundled example. */
  BRIEF
}
