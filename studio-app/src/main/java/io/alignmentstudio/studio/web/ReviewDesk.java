package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.review.ReviewQueue;
import java.util.List;

/** The generated rows for review. Called by many threads at once. */
public interface ReviewDesk {
  /** The rows of the last framing with all that was decided until now; empty before it. */
  ReviewQueue queue();

  /** Stores a decision for good before it returns. */
  void store(Review review);

  /** The history of a row for a person; one text for each time that its id was given. */
  List<String> history(String row);
}
