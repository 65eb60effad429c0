package io.alignmentstudio.workspace.store;

import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Every attempt at every step. */
public final class StepStore {
  private final Database database;
  private final InstantSource clock;
  private final EventLog events;

  public StepStore(Database database, InstantSource clock, EventLog events) {
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Records that a step starts.
   *
   * @param inputs what the fingerprint was made from, for people who ask why it runs again
   */
  public StepAttempt start(
      String runId, String name, String fingerprint, Map<String, String> inputs) {
    return database.writing(
        handle -> {
          long id =
              handle
                  .createUpdate(
                      "insert into steps (run_id, name, fingerprint, inputs, status, started_at)"
                          + " values (:run, :name, :fingerprint, :inputs, 'started', :now)")
                  .bind("run", runId)
                  .bind("name", name)
                  .bind("fingerprint", fingerprint)
                  .bind("inputs", Json.write(inputs))
                  .bind("now", clock.instant().toString())
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(long.class)
                  .one();
          events.append(handle, runId, "step-started", name, Map.of("fingerprint", fingerprint));
          return new StepAttempt(
              id, runId, name, fingerprint, StepAttempt.Status.STARTED, Optional.empty());
        });
  }

  /** Records that an attempt is finished, with its output as JSON. */
  public void finish(StepAttempt attempt, String output, String summary) {
    end(attempt, StepAttempt.Status.FINISHED, output, Map.of("summary", summary));
  }

  /** Records that an attempt failed. */
  public void fail(StepAttempt attempt, String error) {
    end(attempt, StepAttempt.Status.FAILED, "", Map.of("error", error));
  }

  private void end(
      StepAttempt attempt, StepAttempt.Status status, String output, Map<String, String> data) {
    String word = status.name().toLowerCase(Locale.ROOT);
    database.write(
        handle -> {
          end(handle, attempt.id(), word, output);
          events.append(handle, attempt.runId(), "step-" + word, attempt.name(), data);
        });
  }

  private void end(Handle handle, long id, String status, String output) {
    handle
        .createUpdate(
            "update steps set status = :status, finished_at = :now, output = :output"
                + " where id = :id")
        .bind("status", status)
        .bind("now", clock.instant().toString())
        .bind("output", output)
        .bind("id", id)
        .execute();
  }

  /** The last attempt at a step, whatever became of it. */
  public Optional<StepAttempt> last(String name) {
    return attempts("where name = :name order by id desc limit 1", Map.of("name", name)).stream()
        .findFirst();
  }

  /** The last finished attempt at a step, whatever its inputs were. */
  public Optional<StepAttempt> lastFinished(String name) {
    return attempts(
            "where name = :name and status = 'finished' order by id desc limit 1",
            Map.of("name", name))
        .stream()
        .findFirst();
  }

  /** The last finished attempt at a step with this fingerprint. */
  public Optional<StepAttempt> lastFinished(String name, String fingerprint) {
    return attempts(
            "where name = :name and fingerprint = :fingerprint and status = 'finished'"
                + " order by id desc limit 1",
            Map.of("name", name, "fingerprint", fingerprint))
        .stream()
        .findFirst();
  }

  /** Every attempt, oldest first. */
  public List<StepAttempt> all() {
    return attempts("order by id", Map.of());
  }

  private List<StepAttempt> attempts(String condition, Map<String, String> values) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from steps " + condition)
                .bindMap(values)
                .map(StepStore::attempt)
                .list());
  }

  private static StepAttempt attempt(ResultSet row, StatementContext context) throws SQLException {
    return new StepAttempt(
        row.getLong("id"),
        row.getString("run_id"),
        row.getString("name"),
        row.getString("fingerprint"),
        StepAttempt.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getString("output")).filter(output -> !output.isEmpty()));
  }
}
