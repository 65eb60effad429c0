package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.tensor.Scope;
import java.util.List;
import java.util.Optional;

/** The training loop: batches, objective, clipping, AdamW, linear schedule, checkpoints. */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains on the engine's thread until every epoch is done, going on from the checkpoint if there
   * is one.
   *
   * @throws StudioException SOFTWARE if the loss is not a number, naming the step; INTERRUPTED if
   *     the thread is interrupted, after writing a checkpoint
   */
  public static <R> void train(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      Optional<TrainingCheckpoint> checkpoint,
      TrainingListener listener) {
    List<List<Integer>> plan =
        BatchPlan.repeated(BatchPlan.of(rows, objective::tokens, settings), objective.repeats());
    try (AdamW optimizer = new AdamW(parameters, settings.weightDecay())) {
      long done = checkpoint.map(file -> file.restore(parameters, optimizer)).orElse(0L);
      listener.started(plan.size(), done);
      long written = System.nanoTime();
      for (long step = done + 1; step <= plan.size(); step++) {
        List<R> batch = plan.get(Math.toIntExact(step - 1)).stream().map(rows::get).toList();
        double rate = settings.learningRate(step, plan.size());
        StepMetrics metrics = step(batch, objective, step);
        optimizer.step(step, rate, settings.maximumGradientNorm());
        listener.stepped(step, metrics, rate, batch.stream().mapToLong(objective::tokens).sum());
        boolean due =
            checkpoint.isPresent()
                && System.nanoTime() - written > checkpoint.get().interval().toNanos();
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (checkpoint.isPresent() && (due || interrupted)) {
          checkpoint.get().write(step, parameters, optimizer);
          written = System.nanoTime();
        }
        if (interrupted) {
          throw new StudioException(
              ErrorCode.INTERRUPTED, "Training was interrupted after step " + step);
        }
      }
    }
  }

  private static <R> StepMetrics step(List<R> batch, Objective<R> objective, long step) {
    try (Scope _ = Scope.open()) {
      StepMetrics metrics = objective.backward(batch, step);
      if (!Double.isFinite(metrics.loss())) {
        throw new StudioException(
            ErrorCode.SOFTWARE,
            "The loss of step %d is %s; lower the learning rate, the last checkpoint is kept"
                .formatted(step, metrics.loss()));
      }
      return metrics;
    }
  }
}
