package io.alignmentstudio.framers.revision;

import io.alignmentstudio.domain.Clause;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one clause.
 *
 * @param kinds in what it changed; never empty
 * @param before empty for an inserted clause
 * @param after empty for a repealed one
 * @param meaning what the change does to the norms of the clause
 */
public record ClauseChange(
    Set<Kind> kinds, Optional<Clause> before, Optional<Clause> after, List<MeaningChange> meaning) {
  /** The ways in which a clause changes; one change may be of several kinds. */
  public enum Kind {
    INSERT,
    REPEAL,
    /** Its text, its lead-in or its type is another one. */
    SUBSTITUTE,
    /** It has another label or id. */
    RENUMBER,
    /** It stands at another place among the clauses that stayed. */
    MOVE,
    /** A heading over it reads differently. */
    RETITLE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ClauseChange {
    kinds = Set.copyOf(EnumSet.copyOf(kinds));
    meaning = List.copyOf(meaning);
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a change of no clause");
    }
  }

  /** Whether what is made of the clause must be made anew: all but a mere move or new number. */
  public boolean touchesContent() {
    return before.isEmpty()
        || after.isEmpty()
        || !before.get().hash().equals(after.get().hash())
        || !before.get().id().equals(after.get().id());
  }

  /** The clause as it is named now, else as it was. */
  public String id() {
    return after.or(() -> before).orElseThrow().id();
  }
}
