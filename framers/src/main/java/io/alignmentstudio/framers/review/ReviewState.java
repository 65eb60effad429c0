package io.alignmentstudio.framers.review;

import java.util.Locale;

/** Where a generated row stands with its reviewers. */
public enum ReviewState {
  UNREVIEWED,
  ACCEPTED,
  EDITED,
  REJECTED,
  /** Accepted or edited before a clause that it rests on changed. */
  STALE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
