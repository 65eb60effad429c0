package io.alignmentstudio.domain;

/** In what two norms contradict each other. */
public enum ConflictKind {
  /** One demands, recommends or permits what the other forbids. */
  MODALITY,
  /** They draw the line at different amounts. */
  THRESHOLD,
  /** They set different times: to act, to keep, to erase. */
  DEADLINE,
  /** They give one term different meanings. */
  DEFINITION,
  /** What one exempts from its rule, the other forbids without exception. */
  EXCEPTION,
  /**
   * They ask for answers of different kinds: full or short, verbatim or in plain words, a refusal.
   */
  RESPONSE,
  /** Each claims to go before the other. */
  PRECEDENCE;

  /** The kind as people write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
