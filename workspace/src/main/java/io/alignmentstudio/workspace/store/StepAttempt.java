package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One attempt at a step.
 *
 * @param fingerprint hash of the step's inputs
 * @param output as JSON; present when finished
 */
public record StepAttempt(
    long id,
    String runId,
    String name,
    String fingerprint,
    Status status,
    Optional<String> output) {
  public StepAttempt {
    requireNonNull(runId, "runId is null");
    requireNonNull(name, "name is null");
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(status, "status is null");
    requireNonNull(output, "output is null");
  }

  /** What became of it; one that stays started was killed. */
  public enum Status {
    STARTED,
    FINISHED,
    FAILED
  }
}
