package io.alignmentstudio.auditors.gate;

/** What one rule says. */
public enum RuleStatus {
  PASS,
  /** The figure is on the wrong side, beyond its interval. */
  BREACH,
  /** Too few items, or the interval lies across the threshold. */
  INSUFFICIENT_EVIDENCE,
  /** No item measures the figure. */
  MISSING;

  /** The words for people: {@code INSUFFICIENT EVIDENCE}. */
  public String word() {
    return name().replace('_', ' ');
  }
}
