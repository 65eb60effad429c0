package io.alignmentstudio.workspace.config;

/** How a teacher is held to JSON. */
public enum AnswerFormat {
  /**
   * The strictest that the server accepts: a schema, else any JSON, else nothing but the prompt.
   */
  AUTO,
  JSON_SCHEMA,
  JSON_OBJECT,
  /** By the prompt alone. */
  TEXT
}
