package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The provenance of a stored row.
 *
 * @param runId the run that wrote its present content
 * @param created when that was
 * @param inputHash hash of what it was made from
 */
public record RowOrigin(String runId, Instant created, String inputHash) {
  public RowOrigin {
    requireNonNull(runId, "runId is null");
    requireNonNull(created, "created is null");
    requireNonNull(inputHash, "inputHash is null");
  }
}
