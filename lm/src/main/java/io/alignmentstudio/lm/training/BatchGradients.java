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
      double _ = prepare(pieces.getFirst(), rows, step);
      return backward(pieces.getFirst().ownPlaces(), number(pieces.getFirst(), step), step).known();
    }
    Totals totals = new Totals();
    // The buffer holds the sum so far in units of the newest batch's weight.
    double unit = 0;
    boolean none = true;
    for (Share.Piece piece : pieces) {
      double weight = prepare(piece, rows, step);
      List<Integer> own = piece.ownPlaces();
      if (own.isEmpty()) {
        continue;
      }
      none = false;
      // Answers that do not count give a batch without weight, and no gradients.
      if (weight != 0) {
        scale(unit == 0 ? 1 : unit / weight);
        unit = weight;
      }
      totals.add(backward(own, number(piece, step), step), weight, own.size());
    }
    if (none) {
      totals.add(backward(standIn(pieces), number(pieces.getFirst(), step), step), 0, 0);
    }
    StepMetrics metrics = totals.mean(group);
    if (none) {
      clear();
    } else if (totals.weight() != 0) {
      scale(unit / totals.weight());
    }
    group.sum(parameters.gradients());
    return metrics;
  }

  /** A row for a process that has none: its figures' names are needed, its gradients are not. */
  private static List<Integer> standIn(List<Share.Piece> pieces) {
    return pieces.getFirst().places().subList(0, 1);
  }

  private double prepare(Share.Piece piece, List<R> all, long step) {
    try (Scope _ = Scope.open()) {
      return objective.prepare(piece.of(all), step);
    }
  }

  /** Number of a batch in the run. */
  private long number(Share.Piece piece, long step) {
    return (step - 1) * settings.accumulation() + piece.number() + 1;
  }

  private StepMetrics backward(List<Integer> places, long number, long step) {
    Dropout dropout = parameters.dropout();
    try (Scope _ = Scope.open()) {
      if (objective.dropsInputs()) {
        dropout.begin((settings.seed() * 1_000_003 + number) * 1_000_003 + group.rank());
      }
      StepMetrics metrics = objective.backward(rowsAt(rows, places), step);
      if (!Double.isFinite(metrics.loss()) && suspects.isEmpty()) {
        suspects = places;
      }
      return metrics;
    } finally {
      dropout.end();
    }
  }

  /** The mean loss of rows that are not learnt, over all processes. */
  StepMetrics evaluate(List<R> others) {
    List<List<Integer>> batches = BatchPlan.inOrder(others, objective::tokens, settings.batching());
    List<Share.Piece> pieces = Share.of(batches, group);
    Totals totals = new Totals();
    boolean none = true;
    for (Share.Piece piece : pieces) {
      double weight = prepare(piece, others, 0);
      List<Integer> own = piece.ownPlaces();
      if (!own.isEmpty()) {
        none = false;
        totals.add(evaluate(others, own), weight, own.size());
      }
    }
    if (none) {
      totals.add(evaluate(others, standIn(pieces)), 0, 0);
    }
    clear();
    return totals.mean(group);
  }

  private StepMetrics evaluate(List<R> others, List<Integer> places) {
    try (Scope _ = Scope.open()) {
      return objective.evaluate(rowsAt(others, places));
    }
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
