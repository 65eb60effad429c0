package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Review;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What people decided about generated rows; nothing is ever changed or deleted. */
public final class ReviewStore {
  private static final Origin PEOPLE = new Origin("review", "review");

  private final RowTable table;

  public ReviewStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "reviews", "row_id", "decision");
  }

  /** Adds decisions, all or none. */
  public void add(List<Review> reviews) {
    table.put(
        reviews.stream()
            .map(
                review ->
                    new Row(
                        review.id(),
                        List.of(review.row().id(), review.decision().name()),
                        Json.write(review)))
            .toList(),
        PEOPLE);
  }

  /** All decisions, oldest first. */
  public List<Review> all() {
    return table.json(Map.of()).stream().map(json -> Json.read(json, Review.class)).toList();
  }

  /** Hash of all decisions: framing depends on it. */
  public String hash() {
    return table.hash(Map.of());
  }
}
