package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param id grows with every event of the workspace
 * @param type such as {@code step-finished}
 * @param subject what it happened to, such as the step's name
 * @param data more about it; sorted by key
 */
public record Event(
    long id, String runId, Instant time, String type, String subject, Map<String, Object> data) {
  public Event {
    requireNonNull(runId, "runId is null");
    requireNonNull(time, "time is null");
    requireNonNull(type, "type is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(data, "data is null");
  }
}
