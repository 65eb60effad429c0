package io.alignmentstudio.framers.norms.grammar;

/** What a modifier adds to a norm. */
public enum ModifierKind {
  CONDITION,
  /** "only if": a permission turns into a prohibition with this exception. */
  ONLY,
  EXCEPTION,
  DEADLINE,
  /** Reasons, concessions and remarks: no part of the norm. */
  REMARK
}
