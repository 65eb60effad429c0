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
 * @param evidence what speaks for it and against it; the confidence follows from it
 */
public record Conflict(
    String id,
    ConflictKind kind,
    Party first,
    Party second,
    String context,
    Resolution resolution,
    List<String> further,
    List<Evidence> evidence) {
  /**
   * Confidence from which on a finding is stated as a conflict; below it, it is to be looked at.
   */
  public static final double STATED = 0.5;

  /**
   * What a finding rests on in one respect.
   *
   * @param respect "object", "situation", ...
   * @param finding what was found, for people
   * @param weight 1 where it leaves no doubt; each doubt multiplies the confidence by its weight
   */
  public record Evidence(String respect, String finding, double weight) {
    public Evidence {
      requireText(respect, "respect");
      requireText(finding, "finding");
      if (!(weight > 0 && weight <= 1)) {
        throw new IllegalArgumentException("weight must be above 0 and at most 1, got " + weight);
      }
    }
  }

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
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("conflict " + id + " rests on no evidence");
    }
  }

  /** Whether the two sides belong to one regulation. */
  public boolean inside() {
    return first.regulation().equals(second.regulation());
  }

  /** How sure the search is, from 0 to 1: the product of the weights of the evidence. */
  public double confidence() {
    return evidence.stream().mapToDouble(Evidence::weight).reduce(1, (one, other) -> one * other);
  }

  /** Whether the evidence is enough to state it; if not, a person should look at it. */
  public boolean stated() {
    return confidence() >= STATED;
  }
}
