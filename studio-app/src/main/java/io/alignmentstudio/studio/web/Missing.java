package io.alignmentstudio.studio.web;

/**
 * Something that a page needs and the workspace does not have yet.
 *
 * @param what is missing, as a sentence
 * @param why it is needed and what the command does
 * @param command that makes it
 */
public record Missing(String what, String why, String command) {
  static final Missing UNALIGNED =
      new Missing(
          "There is no base model in this workspace yet.",
          "The whole cycle prepares the base model, reads the policy and aligns the model to it.",
          "./studio run");
  static final Missing ALIGNED =
      new Missing(
          "There is no aligned model in this workspace yet.",
          "Instructing trains the adapters that make the base model follow the policy.",
          "./studio instruct");
  static final Missing DOCUMENTS =
      new Missing(
          "No policy document has been read yet.",
          "Framing reads the documents of studio.yaml into sections, clauses and norms.",
          "./studio frame");
  static final Missing ROWS =
      new Missing(
          "There are no generated rows yet.",
          "Framing reads the documents and generates rows from them.",
          "./studio frame");
  static final Missing REPORT =
      new Missing(
          "There is no audit report yet.",
          "The audit asks both models the held-out suite and writes the report.",
          "./studio audit");
}
