package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.tensor.ProcessGroup;
import java.util.List;
import java.util.Optional;

/** The training loop: batches, objective, clipping, AdamW, schedule, evaluation, checkpoints. */
public final class Trainer {
  private Trainer() {}

  /** Number of steps that a run over these rows takes. */
  public static <R> long steps(
      List<R> rows, Objective<R> objective, TrainingSettings settings) {
    return BatchPlan.of(rows, objective, settings).size();
  }

  /** Trains in this process, without evaluation. */
  public static <R> void train(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      Optional<TrainingCheckpoint> checkpoint,
      TrainingListener listener) {
    train(
        rows,
        objective,
        parameters,
        settings,
        checkpoint,
        Optional.empty(),
        ProcessGroup.single(),
        listener);
  }

  /**
   * Trains on the engine's thread until every epoch is done or the evaluation's patience is at its
   * end, going on from the checkpoint if there is one. Every process of the group is given the same
   * rows and settings; the first of them writes the files.
   *
   * @throws StudioException SOFTWARE if the loss or the gradient is not a number, naming step and
   *     rows; UNAVAILABLE if memory runs out or another process is lost; INTERRUPTED if the thread
   *     is interrupted; DATA if the checkpoint is of another run, or if there are no rows, none has
   *     weight, or one exceeds the model's context. The state before the failed step is in the
   *     checkpoint then, or that before the steps which repeat a batch
   */
  public static <R> void train(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      Optional<TrainingCheckpoint> checkpoint,
      Optional<Evaluation<R>> evaluation,
      ProcessGroup group,
      TrainingListener listener) {
    try (TrainingRun<R> run =
        new TrainingRun<>(
            rows, objective, parameters, settings, checkpoint, evaluation, group, listener)) {
      run.go();
    }
  }
}
