package io.alignmentstudio.framers.revision;

import java.util.Locale;

/**
 * A change of what a norm says.
 *
 * @param before as it was; empty where there was nothing
 * @param after as it is now; empty where there is nothing
 */
public record MeaningChange(Aspect aspect, String before, String after) {
  /** The parts of a norm that may change. */
  public enum Aspect {
    /** A norm that was not there. */
    NEW_NORM,
    /** A norm that is there no more. */
    LOST_NORM,
    BEARER,
    MODALITY,
    /** What is done, with what, to whom. */
    SCOPE,
    CONDITION,
    EXCEPTION,
    THRESHOLD,
    DEADLINE,
    DEFINITION;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
