package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What people decided about norms; the database refuses to change or delete it. */
public final class NormReviewStore {
  private static final Origin PEOPLE = new Origin("review", "review");

  private final RowTable table;

  public NormReviewStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "norm_reviews", "norm_id", "decision");
  }

  /** Adds decisions, all or none. */
  public void add(List<NormReview> reviews) {
    table.put(
        reviews.stream()
            .map(
                review ->
                    new Row(
                        review.id(),
                        List.of(review.found().id(), review.decision().name()),
                        Json.write(review)))
            .toList(),
        PEOPLE);
  }

  /** All decisions, oldest first. */
  public List<NormReview> all() {
    return table.json(Map.of()).stream().map(json -> Json.read(json, NormReview.class)).toList();
  }

  /** Hash of all decisions: framing depends on it. */
  public String hash() {
    return table.hash(Map.of());
  }
}
