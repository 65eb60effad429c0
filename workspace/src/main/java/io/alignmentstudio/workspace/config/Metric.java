package io.alignmentstudio.workspace.config;

/** The figures of an audit that a rule may name; the report explains them. */
public enum Metric {
  VERDICT_ACCURACY,
  KEY_FACT_RECALL,
  UNANSWERABLE_HONESTY,
  FALSE_SILENCE,
  ALLOWED_BASE,
  ALLOWED_EDGE,
  DENIED_BASE,
  DENIED_EDGE,
  OVER_REFUSAL,
  VIOLATION,
  RETRIEVAL_HIT,
  COMPLETED
}
