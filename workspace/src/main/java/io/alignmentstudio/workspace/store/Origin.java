package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

/**
 * Where rows come from.
 *
 * @param runId the run that writes them
 * @param inputHash hash of everything that they were made from, such as a step's fingerprint
 */
public record Origin(String runId, String inputHash) {
  public Origin {
    requireNonNull(runId, "runId is null");
    requireNonNull(inputHash, "inputHash is null");
  }
}
