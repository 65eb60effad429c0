package io.alignmentstudio.domain;

/** What a clause is in its document. */
public enum ClauseType {
  /** A paragraph of running text. */
  PARAGRAPH,
  /** One item of a list; its lead-in governs it. */
  LIST_ITEM,
  QUESTION,
  ANSWER,
  /** A highlighted block: an example, a reminder, who to ask. */
  CALL_OUT,
  DEFINITION,
  /** A reason for the rules, never binding itself. */
  RECITAL,
  /** Explains the rules, such as a footnote of an act or the discussion of a control. */
  GUIDANCE,
  TABLE_ROW;

  /** Whether text of this type can bind anyone. */
  public boolean canBind() {
    return switch (this) {
      case PARAGRAPH, LIST_ITEM, ANSWER, CALL_OUT, DEFINITION, TABLE_ROW -> true;
      case QUESTION, RECITAL, GUIDANCE -> false;
    };
  }
}
