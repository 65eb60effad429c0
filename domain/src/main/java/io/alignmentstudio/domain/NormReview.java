package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One person's decision on a norm. All are kept; of several on norms of the same content the last
 * counts. An edit gives the norm another modality.
 *
 * @param author who decided
 * @param reason in the author's words; empty only where the norm was accepted
 * @param found the norm as it was found in the document
 * @param norm what counts from now on; of a rejected one, what was rejected
 */
public record NormReview(
    String id,
    Instant time,
    String author,
    Review.Decision decision,
    String reason,
    Norm found,
    Norm norm) {
  public NormReview {
    requireText(id, "id");
    requireNonNull(time, "time is null");
    requireText(author, "author");
    requireNonNull(decision, "decision is null");
    requireNonNull(reason, "reason is null");
    if (decision != Review.Decision.ACCEPT) {
      requireText(reason, "reason");
    }
    requireNonNull(found, "found is null");
    requireNonNull(norm, "norm is null");
    if (decision == Review.Decision.REJECT && !norm.equals(found)) {
      throw new IllegalArgumentException("review " + id + " rejects another norm than was found");
    }
    if (found.modality() != norm.modality()
        && (found.modality() == Modality.DEFINITION || norm.modality() == Modality.DEFINITION)) {
      throw new IllegalArgumentException(
          "review " + id + " makes a rule of a definition, or the reverse");
    }
  }
}
