package io.alignmentstudio.lm.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Measures a run by rows that it does not learn, and keeps its best values. The run ends with them.
 *
 * @param everySteps steps between two measurements; the last step is always measured
 * @param patience measurements without a lower loss after which the run ends
 * @param best file that the first process writes the best values to; empty in the others
 */
public record Evaluation<R>(List<R> rows, long everySteps, int patience, Optional<Path> best) {
  public Evaluation {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("rows is empty; leave the evaluation out instead");
    }
    if (everySteps < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "everySteps and patience must be at least 1, got " + everySteps + ", " + patience);
    }
  }
}
