package io.alignmentstudio.workspace.config;

/** What happens where a document cannot be read. */
public enum UnreadableDocuments {
  /** Nothing is framed before all can be read. */
  STOP,
  /** The others are framed; what is left out is a warning and a figure. */
  LEAVE_OUT
}
