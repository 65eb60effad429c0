package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One execution of a command that changes the workspace.
 *
 * @param id such as {@code run-0007}
 * @param finished empty while it runs, and after a kill
 */
public record Run(
    String id, String command, Status status, Instant started, Optional<Instant> finished) {
  public Run {
    requireNonNull(id, "id is null");
    requireNonNull(command, "command is null");
    requireNonNull(status, "status is null");
    requireNonNull(started, "started is null");
    requireNonNull(finished, "finished is null");
  }

  /** What became of a run. */
  public enum Status {
    RUNNING,
    FINISHED,
    FAILED,
    /** Killed, or stopped by the user. */
    INTERRUPTED
  }
}
