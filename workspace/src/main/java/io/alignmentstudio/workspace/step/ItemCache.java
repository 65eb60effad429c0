package io.alignmentstudio.workspace.step;

import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Results of one step's items: a document, a clause, a norm. Each is kept under the hash of what it
 * depends on, so that a change redoes only what depends on it, and a killed step goes on where it
 * was. Safe for use by many threads.
 */
public final class ItemCache {
  /** Items made between two writes of {@link #computeAll}. */
  private static final int PORTION = 50;

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

  /**
   * Finds what is kept of many items and makes the rest, which is kept in portions as it comes.
   *
   * @param key of an item: hash of everything that its result depends on
   * @param progress called with the number of items that were found or made since the last call
   * @return the results in the order of the items
   */
  public <I, T> List<T> computeAll(
      String step,
      List<I> items,
      Function<I, String> key,
      Class<T> type,
      Function<I, T> maker,
      IntConsumer progress) {
    Map<String, String> known = json(step);
    List<T> results = new ArrayList<>();
    Map<String, String> made = new LinkedHashMap<>();
    int silent = 0;
    for (I item : items) {
      String itemKey = key.apply(item);
      String json = known.get(itemKey);
      T result = json == null ? maker.apply(item) : Json.read(json, type);
      if (json == null) {
        made.put(itemKey, Json.mapper().writerFor(type).writeValueAsString(result));
      }
      results.add(result);
      silent++;
      if (made.size() >= PORTION) {
        putAll(step, made);
        made.clear();
        progress.accept(silent);
        silent = 0;
      }
    }
    putAll(step, made);
    progress.accept(silent);
    return List.copyOf(results);
  }

  /** Everything that is kept for a step, by key. */
  public <T> Map<String, T> findAll(String step, Class<T> type) {
    Map<String, T> found = new HashMap<>();
    json(step).forEach((key, json) -> found.put(key, Json.read(json, type)));
    return found;
  }

  /** Keeps items, all of them or none; the same key again replaces what was kept. */
  public <T> void keepAll(String step, Map<String, T> items, Class<T> type) {
    Map<String, String> json = new LinkedHashMap<>();
    items.forEach(
        (key, item) -> json.put(key, Json.mapper().writerFor(type).writeValueAsString(item)));
    putAll(step, json);
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

  private Map<String, String> json(String step) {
    return database.read(
        handle ->
            handle
                .createQuery("select key, json from items where step = :step")
                .bind("step", step)
                .setMapKeyColumn("key")
                .setMapValueColumn("json")
                .collectInto(new GenericType<Map<String, String>>() {}));
  }

  private void put(String step, String key, String json) {
    putAll(step, Map.of(key, json));
  }

  private void putAll(String step, Map<String, String> items) {
    if (items.isEmpty()) {
      return;
    }
    String now = clock.instant().toString();
    database.write(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "insert into items (step, key, json, run_id, created_at)"
                      + " values (?, ?, ?, ?, ?)"
                      + " on conflict (step, key) do update set json = excluded.json");
          items.forEach((key, json) -> batch.add(step, key, json, runId, now));
          batch.execute();
        });
  }
}
