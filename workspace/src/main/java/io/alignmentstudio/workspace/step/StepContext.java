package io.alignmentstudio.workspace.step;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.store.Origin;
import java.nio.file.Path;

/**
 * What a step is given.
 *
 * @param origin for the rows that it writes: the run, and the step's fingerprint
 * @param scratch a folder for checkpoints. What an earlier, killed attempt with the same inputs
 *     left is there; it is deleted when the step finishes
 */
public record StepContext(Origin origin, Path scratch, Progress progress) {
  public StepContext {
    requireNonNull(origin, "origin is null");
    requireNonNull(scratch, "scratch is null");
    requireNonNull(progress, "progress is null");
  }
}
