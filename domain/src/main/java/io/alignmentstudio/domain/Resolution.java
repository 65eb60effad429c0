package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Which side of a conflict prevails, and why.
 *
 * @param winner the side that prevails; empty if no rule decides, which is never hidden
 * @param grounds all that speak for the winner, the one that decides first; empty if unresolved
 * @param caveats what a person must look at: a clause that limits the deciding one, a ground for
 *     the other side
 */
public record Resolution(Optional<Side> winner, List<Ground> grounds, List<String> caveats) {
  /** A side of a conflict. */
  public enum Side {
    FIRST,
    SECOND;

    public Side other() {
      return this == FIRST ? SECOND : FIRST;
    }
  }

  /** The rules of resolution, in the order in which they are asked. */
  public enum Rule {
    /** A clause says which goes first: "subject to", "notwithstanding", "prevails". */
    EXPLICIT,
    /** The higher tier, then the greater weight: <i>lex superior</i>. */
    SUPERIOR,
    /** The norm for the narrower case: <i>lex specialis</i>. */
    SPECIAL,
    /** The later effective date: <i>lex posterior</i>. */
    LATER;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A reason.
   *
   * @param explanation for people; an explicit rule is quoted with its clause
   */
  public record Ground(Rule rule, String explanation) {
    public Ground {
      requireNonNull(rule, "rule is null");
      requireText(explanation, "explanation");
    }
  }

  public Resolution {
    requireNonNull(winner, "winner is null");
    grounds = List.copyOf(grounds);
    caveats = List.copyOf(caveats);
    if (winner.isPresent() == grounds.isEmpty()) {
      throw new IllegalArgumentException(
          winner.isPresent() ? "a side wins without a ground" : "grounds name no winner");
    }
  }

  /** No rule decides. */
  public static Resolution unresolved(List<String> caveats) {
    return new Resolution(Optional.empty(), List.of(), caveats);
  }

  /** The rule that decides. */
  public Optional<Rule> rule() {
    return grounds.stream().findFirst().map(Ground::rule);
  }
}
