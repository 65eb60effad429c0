package io.alignmentstudio.workspace.step;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.ArtifactStore;
import io.alignmentstudio.workspace.artifact.FileReason;
import io.alignmentstudio.workspace.artifact.FileTree;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.store.EventLog;
import io.alignmentstudio.workspace.store.Origin;
import io.alignmentstudio.workspace.store.StepAttempt;
import io.alignmentstudio.workspace.store.StepStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Does the steps of one run that are not done yet. Only the holder of the lock may use it. */
public final class StepRunner {
  private final String runId;
  private final StepStore steps;
  private final EventLog events;
  private final ArtifactStore artifacts;
  private final Path scratchRoot;
  private final Progress progress;

  /**
   * Runs steps for one run.
   *
   * @param scratchRoot where each step gets {@code <name>/<fingerprint>/}
   */
  public StepRunner(
      String runId,
      StepStore steps,
      EventLog events,
      ArtifactStore artifacts,
      Path scratchRoot,
      Progress progress) {
    this.runId = runId;
    this.steps = steps;
    this.events = events;
    this.artifacts = artifacts;
    this.scratchRoot = scratchRoot;
    this.progress = progress;
  }

  /**
   * Does the step, or finds its output.
   *
   * @throws StudioException that the work threw, or with {@link ErrorCode#IO} or {@link
   *     ErrorCode#INTERRUPTED} for a checked exception; the attempt is recorded as failed
   */
  public StepResult run(Step step) {
    String fingerprint = step.fingerprint();
    Optional<StepResult> present = present(step, fingerprint);
    if (present.isPresent()) {
      events.append(runId, "step-unchanged", step.name(), Map.of("fingerprint", fingerprint));
      return present.get();
    }
    Path scratch = scratch(step, fingerprint);
    StepAttempt attempt = steps.start(runId, step.name(), fingerprint, step.inputs());
    StepOutput output;
    try {
      output = step.work().run(new StepContext(new Origin(runId, fingerprint), scratch, progress));
    } catch (Exception e) {
      StudioException failure = explain(step, e);
      record(attempt, failure);
      throw failure;
    } catch (Error e) {
      record(attempt, e);
      throw e;
    }
    Optional<Map<String, Artifact>> made = artifacts(output);
    if (made.isEmpty()) {
      StudioException failure =
          new StudioException(
              ErrorCode.IO,
              "the step "
                  + step.name()
                  + " made artifacts that are damaged already: "
                  + output.artifacts()
                  + ". Check the disk, then run again");
      record(attempt, failure);
      throw failure;
    }
    steps.finish(attempt, Json.write(output), output.summary());
    deleteScratch(step);
    return new StepResult(fingerprint, false, output, made.get());
  }

  private Optional<StepResult> present(Step step, String fingerprint) {
    Optional<StepAttempt> attempt =
        switch (step.keeps()) {
          case ROWS ->
              steps
                  .last(step.name())
                  .filter(last -> last.status() == StepAttempt.Status.FINISHED)
                  .filter(last -> last.fingerprint().equals(fingerprint));
          case ARTIFACTS -> steps.lastFinished(step.name(), fingerprint);
        };
    return attempt
        .flatMap(StepAttempt::output)
        .map(json -> Json.read(json, StepOutput.class))
        .flatMap(
            output ->
                artifacts(output).map(found -> new StepResult(fingerprint, true, output, found)));
  }

  /** The artifacts of an output; empty where one is missing or damaged. */
  private Optional<Map<String, Artifact>> artifacts(StepOutput output) {
    Map<String, Artifact> found = new HashMap<>();
    output
        .artifacts()
        .forEach(
            (name, reference) ->
                artifacts.find(reference).ifPresent(artifact -> found.put(name, artifact)));
    return found.size() == output.artifacts().size() ? Optional.of(found) : Optional.empty();
  }

  private Path scratch(Step step, String fingerprint) {
    Path scratch = scratchRoot.resolve(step.name()).resolve(fingerprint);
    try {
      return Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE,
          "cannot make the folder "
              + scratch
              + ": "
              + FileReason.of(e)
              + ". Mend the permissions or free space",
          e);
    }
  }

  private void deleteScratch(Step step) {
    try {
      FileTree.delete(scratchRoot.resolve(step.name()));
    } catch (IOException e) {
      progress.message("warning: cannot delete the scratch files of " + step.name() + ": " + e);
    }
  }

  /** Records a failure; a failure to record it, as on a full disk, does not hide it. */
  private void record(StepAttempt attempt, Throwable failure) {
    try {
      steps.fail(attempt, String.valueOf(failure.getMessage()));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static StudioException explain(Step step, Exception failure) {
    return switch (failure) {
      case StudioException explained -> explained;
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        yield new StudioException(
            ErrorCode.INTERRUPTED,
            "the step " + step.name() + " was interrupted; run again to resume it",
            interrupted);
      }
      case IOException io -> unread(step, io);
      case UncheckedIOException io -> unread(step, io);
      default ->
          new StudioException(
              ErrorCode.SOFTWARE, "the step " + step.name() + " failed: " + failure, failure);
    };
  }

  private static StudioException unread(Step step, Exception cause) {
    return new StudioException(
        ErrorCode.IO,
        "the step " + step.name() + " could not read or write: " + cause.getMessage(),
        cause);
  }
}
