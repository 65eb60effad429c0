package io.alignmentstudio.workspace.store;

import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.core.type.TypeReference;

/** What happened in the workspace. Append-only: the database refuses changes and deletions. */
public final class EventLog {
  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

  private final Database database;
  private final InstantSource clock;

  public EventLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds an event. */
  public void append(String runId, String type, String subject, Map<String, ?> data) {
    database.write(handle -> append(handle, runId, type, subject, data));
  }

  /** Adds an event inside the caller's transaction: both happen, or neither. */
  public void append(
      Handle handle, String runId, String type, String subject, Map<String, ?> data) {
    handle
        .createUpdate(
            "insert into events (run_id, at, type, subject, data)"
                + " values (:run, :at, :type, :subject, :data)")
        .bind("run", runId)
        .bind("at", clock.instant().toString())
        .bind("type", type)
        .bind("subject", subject)
        .bind("data", Json.write(data))
        .execute();
  }

  /** The events of a run, oldest first. */
  public List<Event> ofRun(String runId) {
    return database.read(
        handle ->
            events(
                handle
                    .createQuery("select * from events where run_id = :run order by id")
                    .bind("run", runId)));
  }

  /** At most so many events after the one with this id, oldest first; 0 starts at the beginning. */
  public List<Event> after(long id, int most) {
    return database.read(
        handle ->
            events(
                handle
                    .createQuery("select * from events where id > :id order by id limit :most")
                    .bind("id", id)
                    .bind("most", most)));
  }

  private static List<Event> events(Query query) {
    return query
        .map(
            (row, context) ->
                new Event(
                    row.getLong("id"),
                    row.getString("run_id"),
                    Instant.parse(row.getString("at")),
                    row.getString("type"),
                    row.getString("subject"),
                    Json.mapper().readValue(row.getString("data"), DATA)))
        .list();
  }
}
