package io.alignmentstudio.workspace.store;

import io.alignmentstudio.workspace.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The runs of the workspace; the newest has the highest number. */
public final class RunStore {
  private final Database database;
  private final InstantSource clock;
  private final EventLog events;

  public RunStore(Database database, InstantSource clock, EventLog events) {
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Starts a run. Only the holder of the workspace's lock may: runs that still seem to be running
   * were killed, and are marked as interrupted.
   */
  public Run start(String command) {
    return database.writing(
        handle -> {
          interruptKilled(handle);
          int number =
              handle
                  .createQuery("select coalesce(max(number), 0) + 1 from runs")
                  .mapTo(int.class)
                  .one();
          String id = String.format("run-%04d", number);
          Instant now = clock.instant();
          handle
              .createUpdate(
                  "insert into runs (id, number, command, status, started_at)"
                      + " values (:id, :number, :command, 'running', :now)")
              .bind("id", id)
              .bind("number", number)
              .bind("command", command)
              .bind("now", now.toString())
              .execute();
          events.append(handle, id, "run-started", command, Map.of());
          return new Run(id, command, Run.Status.RUNNING, now, Optional.empty());
        });
  }

  private void interruptKilled(Handle handle) {
    for (String id :
        handle
            .createQuery("select id from runs where status = 'running' order by number")
            .mapTo(String.class)
            .list()) {
      handle
          .createUpdate("update runs set status = 'interrupted' where id = :id")
          .bind("id", id)
          .execute();
      events.append(handle, id, "run-interrupted", id, Map.of("noticed", "by the next run"));
    }
  }

  /** Records how a run ended. */
  public void finish(String runId, Run.Status status) {
    String word = status.name().toLowerCase(Locale.ROOT);
    database.write(
        handle -> {
          handle
              .createUpdate("update runs set status = :status, finished_at = :now where id = :id")
              .bind("status", word)
              .bind("now", clock.instant().toString())
              .bind("id", runId)
              .execute();
          events.append(handle, runId, "run-" + word, runId, Map.of());
        });
  }

  /** Every run, oldest first. */
  public List<Run> all() {
    return database.read(
        handle ->
            handle.createQuery("select * from runs order by number").map(RunStore::run).list());
  }

  private static Run run(ResultSet row, StatementContext context) throws SQLException {
    return new Run(
        row.getString("id"),
        row.getString("command"),
        Run.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Instant.parse(row.getString("started_at")),
        Optional.ofNullable(row.getString("finished_at")).map(Instant::parse));
  }
}
