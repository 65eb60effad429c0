package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Example;
import java.util.Optional;

/**
 * A row that the last framing dropped.
 *
 * @param stage of the funnel that dropped it
 * @param because id of the row that stayed in its place, or whose loss took it along
 */
public record DroppedRow(String stage, String reason, Optional<String> because, Example row) {
  public DroppedRow {
    requireNonNull(stage, "stage is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(because, "because is null");
    requireNonNull(row, "row is null");
  }
}
