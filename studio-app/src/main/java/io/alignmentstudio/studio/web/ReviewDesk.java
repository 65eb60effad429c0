package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.framers.review.ReviewQueue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The generated rows and the norms for review. Called by many threads at once. */
public interface ReviewDesk {
  /**
   * Does work that looks at a queue and stores a decision; nobody else decides meanwhile. When it
   * throws, nothing is stored.
   */
  <T> T deciding(Supplier<T> work);

  /** The rows of the last framing with all that was decided until now; empty before it. */
  ReviewQueue queue();

  /** Stores a decision for good before it returns. */
  void store(Review review);

  /** The norms of the last framing with all that was decided until now; empty before it. */
  NormQueue norms();

  /** Stores a decision on a norm for good before it returns. */
  void store(NormReview review);

  /** The history of a norm for a person; empty where there is none with this key. */
  Optional<String> normHistory(String key);

  /** The history of a row for a person; one text for each time that its id was given. */
  List<String> history(String row);
}
