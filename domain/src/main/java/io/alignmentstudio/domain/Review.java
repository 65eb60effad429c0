package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * One person's decision on a generated row. All are kept; of several on one row the last counts.
 *
 * @param author who decided
 * @param reason in the author's words; empty only where the row was accepted
 * @param generated the row as the generator wrote it
 * @param row what the row says from now on; of a rejected one, what was rejected
 * @param clauseHashes hash of each clause that the row rests on, as it was then
 */
public record Review(
    String id,
    Instant time,
    String author,
    Decision decision,
    String reason,
    Example generated,
    Example row,
    Map<String, String> clauseHashes) {
  /** What becomes of the row. */
  public enum Decision {
    ACCEPT,
    EDIT,
    REJECT
  }

  public Review {
    requireText(id, "id");
    requireNonNull(time, "time is null");
    requireText(author, "author");
    requireNonNull(decision, "decision is null");
    requireNonNull(reason, "reason is null");
    if (decision != Decision.ACCEPT) {
      requireText(reason, "reason");
    }
    requireNonNull(generated, "generated is null");
    requireNonNull(row, "row is null");
    if (!generated.getClass().equals(row.getClass())) {
      throw new IllegalArgumentException("review " + id + " makes another kind of row " + row.id());
    }
    clauseHashes = Map.copyOf(clauseHashes);
  }
}
