package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Refuses rows that cannot be learnt from, before the first step. */
final class RowCheck {
  private static final int NAMED = 10;

  private RowCheck() {}

  /**
   * Checks that there are rows, that one of them counts, and that all fit into the model.
   *
   * @param what the rows are for
   * @throws StudioException DATA with everything that is wrong
   */
  static <R> void require(String what, List<R> rows, Objective<R> objective) {
    Problems problems = new Problems();
    if (rows.isEmpty()) {
      problems.add("there are none; give at least one row");
    } else if (rows.stream().noneMatch(row -> counts(row, objective))) {
      problems.add(
          "all %d have only tokens of weight 0; give a weight above 0 to what is to be learnt",
          rows.size());
    }
    objective
        .model()
        .ifPresent(
            model -> {
              int context = model.contextLength();
              List<Integer> tooLong =
                  IntStream.range(0, rows.size())
                      .filter(at -> objective.length(rows.get(at)) > context)
                      .boxed()
                      .toList();
              if (!tooLong.isEmpty()) {
                problems.add(
                    "%d of %d exceed the model's context of %d tokens: %s%s (counted from 0); shorten them or leave them out",
                    tooLong.size(),
                    rows.size(),
                    context,
                    tooLong.stream()
                        .limit(NAMED)
                        .map(at -> "row %d with %d".formatted(at, objective.length(rows.get(at))))
                        .collect(Collectors.joining(", ")),
                    tooLong.size() > NAMED ? " and others" : "");
              }
            });
    problems.throwIfAny(ErrorCode.DATA, "The rows of the %s cannot be used".formatted(what));
  }

  /** Whether a row is part of any loss. */
  static <R> boolean counts(R row, Objective<R> objective) {
    return objective.weight(List.of(row)) != 0;
  }
}
