package io.alignmentstudio.workspace.config;

/** How the documents of a regulation say what is wanted. */
public enum DocumentKind {
  /** As rules. */
  RULES,
  /** As good and bad answers. */
  EXAMPLES,
  /** As stories with a moral. */
  STORY,
  /** As notes of interviews. */
  INTERVIEW
}
