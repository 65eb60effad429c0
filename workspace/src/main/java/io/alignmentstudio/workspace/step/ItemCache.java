package io.alignmentstudio.workspace.step;

import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Results of one step's items: a document, a clause, a norm. Each is kept under the hash of what it
 * depends on, so that a change redoes only what depends on it, and a killed step goes on where it
 * was. Safe for use by many threads.
 */
public final class ItemCache {
  private final Database database;
  private final InstantSource clock;
  private final String runId;

  /** Keeps items in the database, for one run. */
  public ItemCache(Database database, InstantSource clock, String runId) {
    this.database = database;
    this.clock = clock;
    this.runId = runId;
  }

  /**
   * Finds the item, or makes and keeps it.
   *
   * @param key hash of everything that the item depends on
   */
  public <T> T computeIfAbsent(String step, String key, Class<T> type, Supplier<T> maker) {
    return json(step, key)
        .map(json -> Json.read(json, type))
        .orElseGet(
            () -> {
              T made = maker.get();
              put(step, key, Json.mapper().writerFor(type).writeValueAsString(made));
              return made;
            });
  }

  /** Finds the list, or makes and keeps it. */
  public <T> List<T> computeListIfAbsent(
      String step, String key, Class<T> type, Supplier<List<T>> maker) {
    return json(step, key)
        .map(json -> Json.readList(json, type))
        .orElseGet(
            () -> {
              List<T> made = List.copyOf(maker.get());
              put(step, key, Json.writeList(made, type));
              return made;
            });
  }

  public boolean contains(String step, String key) {
    return json(step, key).isPresent();
  }

  /** Forgets the step's items except these, once nothing can ask for the others. */
  public void retain(String step, Set<String> keys) {
    database.write(
        handle -> {
          Set<String> stale =
              new HashSet<>(
                  handle
                      .createQuery("select key from items where step = :step")
                      .bind("step", step)
                      .mapTo(String.class)
                      .list());
          stale.removeAll(keys);
          if (!stale.isEmpty()) {
            PreparedBatch batch =
                handle.prepareBatch("delete from items where step = ? and key = ?");
            stale.forEach(key -> batch.add(step, key));
            batch.execute();
          }
        });
  }

  private Optional<String> json(String step, String key) {
    return database.read(
        handle ->
            handle
                .createQuery("select json from items where step = :step and key = :key")
                .bind("step", step)
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
  }

  private void put(String step, String key, String json) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "insert into items (step, key, json, run_id, created_at)"
                        + " values (:step, :key, :json, :run, :now)"
                        + " on conflict (step, key) do update set json = excluded.json")
                .bind("step", step)
                .bind("key", key)
                .bind("json", json)
                .bind("run", runId)
                .bind("now", clock.instant().toString())
                .execute());
  }
}
