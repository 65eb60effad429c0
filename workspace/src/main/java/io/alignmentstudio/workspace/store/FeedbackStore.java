package io.alignmentstudio.workspace.store;

import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What people said about answers; kept as given, in the order in which it came. */
public final class FeedbackStore {
  private static final Origin PEOPLE = new Origin("feedback", "feedback");

  private final RowTable table;

  public FeedbackStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "feedback");
  }

  /** Adds one person's judgement; the same id again replaces it. */
  public void add(String id, Record feedback) {
    table.put(List.of(new Row(id, List.of(), Json.write(feedback))), PEOPLE);
  }

  /** All feedback, oldest first. */
  public <T extends Record> List<T> all(Class<T> type) {
    return table.json(Map.of()).stream().map(json -> Json.read(json, type)).toList();
  }

  public int count() {
    return table.count(Map.of());
  }

  /** Hash of all feedback: framing depends on it. */
  public String hash() {
    return table.hash(Map.of());
  }
}
