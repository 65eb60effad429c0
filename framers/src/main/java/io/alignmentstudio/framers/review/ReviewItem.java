package io.alignmentstudio.framers.review;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A generated row in the queue.
 *
 * @param row as it is, or will be after the next frame
 * @param generated as the generator wrote it
 * @param last the decision that counts
 * @param clauses that it rests on, as they are today
 */
public record ReviewItem(
    Example row,
    Example generated,
    ReviewState state,
    Optional<Review> last,
    List<Clause> clauses) {
  public ReviewItem {
    requireNonNull(row, "row is null");
    requireNonNull(generated, "generated is null");
    requireNonNull(state, "state is null");
    requireNonNull(last, "last is null");
    clauses = List.copyOf(clauses);
  }

  public String kind() {
    return RowTexts.kind(row);
  }

  /**
   * Changes whenever the row, its clauses or its state do: nobody decides on what they did not see.
   */
  public String version() {
    String hash =
        Hash.of(
            state.name(),
            Json.mapper().writerFor(Example.class).writeValueAsString(row),
            last.map(Review::id).orElse(""),
            String.join(" ", clauses.stream().map(Clause::hash).toList()));
    // Spreadsheets take a hash of digits for a number, and round it.
    return "v" + hash.substring(0, 16);
  }

  /** Whether it is still what the reviewer saw. */
  public boolean isAsShown(ReviewForm form) {
    return version().equals(form.version());
  }

  /** What people did to it, for a list: "edited by Ada: too long". */
  public String story() {
    return last.map(review -> state.story(review.author(), review.reason())).orElse(state.word());
  }
}
