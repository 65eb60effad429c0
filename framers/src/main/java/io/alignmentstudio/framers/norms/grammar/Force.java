package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.domain.Modality;

/** What a modal does, with the two negations that are no prohibitions. */
public enum Force {
  OBLIGE("must"),
  FORBID("must not"),
  PERMIT("may"),
  RECOMMEND("should"),
  /** "need not". */
  EXEMPT("need not"),
  /** "should not". */
  DISCOURAGE("should not");

  private final String modal;

  Force(String modal) {
    this.modal = modal;
  }

  /** The modal of a statement: "must not". */
  public String modal() {
    return modal;
  }

  /** What a norm of this force is. */
  public Modality modality() {
    return switch (this) {
      case OBLIGE -> Modality.OBLIGATION;
      case FORBID -> Modality.PROHIBITION;
      case PERMIT, EXEMPT -> Modality.PERMISSION;
      case RECOMMEND, DISCOURAGE -> Modality.RECOMMENDATION;
    };
  }

  Force negated() {
    return switch (this) {
      case OBLIGE, PERMIT -> FORBID;
      case RECOMMEND -> DISCOURAGE;
      case FORBID, EXEMPT, DISCOURAGE -> this;
    };
  }
}
