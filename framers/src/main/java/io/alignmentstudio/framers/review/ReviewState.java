package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Review;
import java.util.Locale;

/** Where a generated row, or a norm, stands with its reviewers. */
public enum ReviewState {
  UNREVIEWED,
  ACCEPTED,
  EDITED,
  REJECTED,
  /** Accepted or edited before a clause that it rests on changed; of a norm, found no more. */
  STALE;

  /** What a decision leads to at first. */
  static ReviewState of(Review.Decision decision) {
    return switch (decision) {
      case ACCEPT -> ACCEPTED;
      case EDIT -> EDITED;
      case REJECT -> REJECTED;
    };
  }

  /** What people did, for a list: "edited by Ada: too long". */
  String story(String author, String reason) {
    return word()
        + (this == STALE ? ", was decided" : "")
        + " by "
        + author
        + (reason.isEmpty() ? "" : ": " + reason);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
