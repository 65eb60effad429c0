package io.alignmentstudio.lm.grounding;

import static java.util.Objects.requireNonNull;

/**
 * A sentence or two of a clause, with its lead-in, small enough for a prompt.
 *
 * @param clauseId the clause that an answer cites
 * @param regulation the clause's regulation
 */
public record Passage(String clauseId, String regulation, String text) {
  public Passage {
    requireNonNull(clauseId, "clauseId is null");
    requireNonNull(regulation, "regulation is null");
    requireNonNull(text, "text is null");
  }
}
