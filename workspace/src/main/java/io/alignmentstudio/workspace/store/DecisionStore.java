package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What people decided about generated rows or norms; the database refuses to change or delete it.
 *
 * @param <D> {@link Review} or {@link NormReview}
 */
public final class DecisionStore<D> {
  private static final Origin PEOPLE = new Origin("review", "review");

  private final RowTable table;
  private final Class<D> type;
  private final Function<D, Row> row;

  private DecisionStore(RowTable table, Class<D> type, Function<D, Row> row) {
    this.table = table;
    this.type = type;
    this.row = row;
  }

  /** Decisions about generated rows. */
  public static DecisionStore<Review> ofRows(Database database, InstantSource clock) {
    return new DecisionStore<>(
        new RowTable(database, clock, "reviews", "row_id", "decision"),
        Review.class,
        review ->
            new Row(
                review.id(),
                List.of(review.row().id(), review.decision().name()),
                Json.write(review)));
  }

  /** Decisions about norms. */
  public static DecisionStore<NormReview> ofNorms(Database database, InstantSource clock) {
    return new DecisionStore<>(
        new RowTable(database, clock, "norm_reviews", "norm_id", "decision"),
        NormReview.class,
        review ->
            new Row(
                review.id(),
                List.of(review.found().id(), review.decision().name()),
                Json.write(review)));
  }

  /** Adds decisions, all or none. */
  public void add(List<D> decisions) {
    table.put(decisions.stream().map(row).toList(), PEOPLE);
  }

  /** All decisions, oldest first. */
  public List<D> all() {
    return table.json(Map.of()).stream().map(json -> Json.read(json, type)).toList();
  }

  /** Hash of all decisions: framing depends on it. */
  public String hash() {
    return table.hash(Map.of());
  }
}
