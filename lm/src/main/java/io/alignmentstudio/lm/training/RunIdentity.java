package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** What a run depends on, by name, so that it is never mixed with another. */
final class RunIdentity {
  private RunIdentity() {}

  static <R> Map<String, String> of(
      List<R> rows,
      Objective<R> objective,
      TrainingSettings settings,
      Optional<Evaluation<R>> evaluation) {
    Map<String, String> identity = new TreeMap<>();
    identity.put("settings", settings.toString());
    identity.put(
        "objective",
        "%s, every batch %d times"
            .formatted(objective.getClass().getSimpleName(), objective.repeats()));
    identity.put("rows", content(rows, objective::tokens));
    identity.put(
        "evaluation",
        evaluation
            .map(
                every ->
                    "every %d steps, patience %d, %s"
                        .formatted(
                            every.everySteps(),
                            every.patience(),
                            content(every.rows(), objective::tokens)))
            .orElse("none"));
    return identity;
  }

  private static <R> String content(List<R> rows, ToIntFunction<R> length) {
    long tokens = 0;
    long hash = 0;
    for (R row : rows) {
      tokens += length.applyAsInt(row);
      hash = hash * 1_000_003 + row.hashCode();
    }
    return "%d rows of %d tokens, %016x".formatted(rows.size(), tokens, hash);
  }

  /**
   * Checks that all processes are about to do the same.
   *
   * @throws StudioException CONFIG on every process if one differs
   */
  static void requireShared(Map<String, String> identity, ProcessGroup group) {
    double[] hashes = new double[group.size()];
    hashes[group.rank()] = identity.hashCode();
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(hashes, hashes.length);
      group.sum(all);
      double[] others = all.toDoubles();
      for (int rank = 0; rank < others.length; rank++) {
        if (others[rank] != identity.hashCode()) {
          throw new StudioException(
              ErrorCode.CONFIG,
              "Rank %d has other data or settings than rank %d, which has %s; give every rank the same"
                  .formatted(rank, group.rank(), identity));
        }
      }
    }
  }
}
