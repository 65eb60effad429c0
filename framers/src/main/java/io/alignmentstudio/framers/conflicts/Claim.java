package io.alignmentstudio.framers.conflicts;

import java.util.List;
import java.util.Set;

/**
 * What a clause says of precedence between regulations.
 *
 * @param clauseId where it stands
 * @param sentence verbatim
 * @param winner regulation that goes first
 * @param places of the winner that the claim is for, as beginnings of clause ids; empty for all
 * @param losers regulations that yield
 * @param provisional whether it holds only until somebody has decided
 * @param limits sentences of other clauses that take something away from it, with their clause ids
 */
record Claim(
    String clauseId,
    String sentence,
    String winner,
    Set<String> places,
    Set<String> losers,
    boolean provisional,
    List<String> limits) {
  Claim {
    places = Set.copyOf(places);
    losers = Set.copyOf(losers);
    limits = List.copyOf(limits);
  }

  /** Whether it puts a clause of one regulation before a clause of another. */
  boolean decides(String winningClause, String winning, String losing) {
    boolean placed =
        places.isEmpty()
            || places.stream().anyMatch(place -> References.covers(place, winningClause));
    return winner.equals(winning) && losers.contains(losing) && placed;
  }

  String quoted() {
    return clauseId + ": \"" + sentence + "\"";
  }
}
