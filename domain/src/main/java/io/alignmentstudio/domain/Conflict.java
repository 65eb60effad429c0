package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Two norms that cannot both be followed in some context.
 *
 * @param id {@code <clause of the first>~<clause of the second>~<kind>}: stable while the clauses
 *     stay
 * @param context when it bites, for people
 * @param further pairs of norms of the same two clauses that clash in the same way
 * @param certainty how alike the two acts are, from 0 to 1: what a person looks at first
 */
public record Conflict(
    String id,
    ConflictKind kind,
    Party first,
    Party second,
    String context,
    Resolution resolution,
    List<String> further,
    double certainty) {
  /**
   * One side.
   *
   * @param normId empty where the clause is no norm, such as a claim of precedence
   * @param quote verbatim words of the clause
   */
  public record Party(
      String normId, String clauseId, String regulation, String statement, String quote) {
    public Party {
      requireNonNull(normId, "normId is null");
      requireText(clauseId, "clauseId");
      requireText(regulation, "regulation");
      requireText(statement, "statement");
      requireText(quote, "quote");
    }

    /** A norm as a side. */
    public static Party of(Norm norm) {
      return new Party(
          norm.id(),
          norm.clauseIds().getFirst(),
          norm.regulation(),
          norm.statement(),
          norm.quote());
    }
  }

  public Conflict {
    requireText(id, "id");
    requireNonNull(kind, "kind is null");
    requireNonNull(first, "first is null");
    requireNonNull(second, "second is null");
    requireText(context, "context");
    requireNonNull(resolution, "resolution is null");
    further = List.copyOf(further);
    if (!(certainty >= 0 && certainty <= 1)) {
      throw new IllegalArgumentException("certainty must be from 0 to 1, got " + certainty);
    }
  }

  /** Whether the two sides belong to one regulation. */
  public boolean inside() {
    return first.regulation().equals(second.regulation());
  }
}
