package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.Dropout;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;

/**
 * The gradients of a step: those of its batches, weighted by what each is the mean of, added up
 * over batches and processes. The sum is that of one large batch, not a mean of means.
 */
final class BatchGradients<R> {
  private final List<R> rows;
  private final Objective<R> objective;
  private final TrainableParameters parameters;
  private final TrainingSettings settings;
  private final ProcessGroup group;
  private List<Integer> suspects = List.of();

  BatchGradients(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      ProcessGroup group) {
    this.rows = rows;
    this.objective = objective;
    this.parameters = parameters;
    this.settings = settings;
    this.group = group;
  }

  /** The rows of the first batch of the newest step whose loss was not a number; mostly none. */
  List<Integer> suspects() {
    return suspects;
  }

  /** Leaves a step's gradients in the parameters; returns its metrics. */
  StepMetrics of(List<List<Integer>> batches, long step) {
    suspects = List.of();
    List<Share.Piece> pieces = Share.of(batches, group);
    if (group.size() == 1 && pieces.size() == 1) {
      double _ = prepare(pieces.getFirst(), step);
      return backward(pieces.getFirst(), step);
    }
    Totals totals = new Totals();
    // The buffer holds the sum so far in units of the newest batch's weight.
    double unit = 0;
    for (Share.Piece piece : pieces) {
      double weight = prepare(piece, step);
      // Answers that do not count give a batch without weight, and no gradients.
      if (weight != 0) {
        scale(unit == 0 ? 1 : unit / weight);
        unit = weight;
      }
      int counted = piece.counted() ? piece.rows().size() : 0;
      totals.add(backward(piece, step), piece.counted() ? weight : 0, counted);
    }
    StepMetrics metrics = totals.mean(group);
    if (!pieces.getFirst().counted()) {
      clear();
    } else if (totals.weight() != 0) {
      scale(unit / totals.weight());
    }
    group.sum(parameters.gradients());
    return metrics;
  }

  private double prepare(Share.Piece piece, long step) {
    try (Scope _ = Scope.open()) {
      return objective.prepare(rowsAt(rows, piece.rows()), piece.rows(), step);
    }
  }

  private StepMetrics backward(Share.Piece piece, long step) {
    long number = (step - 1) * settings.accumulation() + piece.number() + 1;
    Dropout dropout = parameters.dropout();
    try (Scope _ = Scope.open()) {
      if (objective.dropsInputs()) {
        dropout.begin((settings.seed() * 1_000_003 + number) * 1_000_003 + group.rank());
      }
      StepMetrics metrics = objective.backward(rowsAt(rows, piece.rows()), step);
      if (!Double.isFinite(metrics.loss()) && suspects.isEmpty()) {
        suspects = piece.rows();
      }
      return metrics;
    } finally {
      dropout.end();
    }
  }

  /** The mean loss of rows that are not learnt, over all processes. */
  StepMetrics evaluate(List<R> others) {
    List<List<Integer>> batches =
        BatchPlan.inOrder(others, objective::tokens, settings.batching());
    Totals totals = new Totals();
    for (Share.Piece piece : Share.of(batches, group)) {
      List<R> batch = rowsAt(others, piece.rows());
      try (Scope _ = Scope.open()) {
        double weight = objective.prepare(batch, piece.rows(), 0);
        int counted = piece.counted() ? batch.size() : 0;
        totals.add(objective.evaluate(batch), piece.counted() ? weight : 0, counted);
      }
    }
    clear();
    return totals.mean(group);
  }

  private static <R> List<R> rowsAt(List<R> rows, List<Integer> indices) {
    return indices.stream().map(rows::get).toList();
  }

  private void scale(double factor) {
    if (factor != 1) {
      try (Scope _ = Scope.withoutGradients()) {
        Tensor _ = parameters.gradients().multiplyInPlace(factor);
      }
    }
  }

  private void clear() {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor _ = parameters.gradients().zero();
    }
  }
}
