package io.alignmentstudio.lm.grounding;

import static java.util.Objects.requireNonNull;

/**
 * A sentence or two of a clause, with its lead-in, small enough for a prompt.
 *
 * @param clauseId the clause that an answer cites
 * @param regulation the clause's regulation
 * @param text what a prompt shows
 * @param searchText what a search looks at: the text, and before an answer its question
 */
public record Passage(String clauseId, String regulation, String text, String searchText) {
  public Passage {
    requireNonNull(clauseId, "clauseId is null");
    requireNonNull(regulation, "regulation is null");
    requireNonNull(text, "text is null");
    requireNonNull(searchText, "searchText is null");
  }

  /** A passage that is found by its own text. */
  public Passage(String clauseId, String regulation, String text) {
    this(clauseId, regulation, text, text);
  }
}
