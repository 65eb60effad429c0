package io.alignmentstudio.auditors.audit;

import java.util.Locale;

/** What an item asks of a model, which decides how it is judged. */
public enum ItemKind {
  /** The verdict on a situation, read from the scores of the answers that state one. */
  SCENARIO,
  /** A question that the policy answers, judged by its key facts. */
  QUESTION,
  /** A question that the policy leaves open; a right answer says so. */
  OPEN_QUESTION,
  /** A request in one of the four buckets, judged by the type of the response. */
  REQUEST;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
