package io.alignmentstudio.lm.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * The batches of a whole run, fixed by the rows and the seed. By tokens: rows are shuffled, brought
 * together by length so that little is padded, cut by the token budget, and the batches shuffled
 * again. By rows: rows are shuffled, or not, and cut by their number.
 */
final class BatchPlan {
  private static final int POOL = 512;

  private BatchPlan() {}

  /**
   * Plans every epoch, or as many as the settings' steps take. A step's batches are of one epoch,
   * so the last step of each may have fewer. Rows without weight are in none. Each step is given as
   * often in a row as the objective repeats.
   *
   * @return for each step its batches, each with indices into {@code rows}
   */
  static <R> List<List<List<Integer>>> of(
      List<R> rows, Objective<R> objective, TrainingSettings settings) {
    ToIntFunction<R> length = objective::tokens;
    List<List<List<Integer>>> steps = new ArrayList<>();
    long last = settings.steps().orElse(Long.MAX_VALUE);
    int epochs = settings.steps().isPresent() ? Integer.MAX_VALUE : settings.epochs();
    for (int epoch = 0; epoch < epochs && steps.size() < last; epoch++) {
      Random random = new Random(settings.seed() * 1_000_003 + epoch);
      List<Integer> order = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        if (RowCheck.counts(rows.get(row), objective)) {
          order.add(row);
        }
      }
      if (order.isEmpty()) {
        return List.of();
      }
      List<List<Integer>> batches =
          switch (settings.batching()) {
            case Batching.Tokens(int most) -> byTokens(order, rows, length, most, random);
            case Batching.Rows(int count, boolean shuffled) -> {
              if (shuffled) {
                Collections.shuffle(order, random);
              }
              yield byRows(order, count);
            }
          };
      for (int start = 0; start < batches.size(); start += settings.accumulation()) {
        int end = Math.min(start + settings.accumulation(), batches.size());
        List<List<Integer>> step = List.copyOf(batches.subList(start, end));
        steps.addAll(Collections.nCopies(objective.repeats(), step));
      }
    }
    return List.copyOf(steps.subList(0, (int) Math.min(last, steps.size())));
  }

  private static <R> List<List<Integer>> byTokens(
      List<Integer> order, List<R> rows, ToIntFunction<R> length, int most, Random random) {
    Collections.shuffle(order, random);
    List<List<Integer>> batches = new ArrayList<>();
    for (int start = 0; start < order.size(); start += POOL) {
      List<Integer> pool =
          new ArrayList<>(order.subList(start, Math.min(start + POOL, order.size())));
      pool.sort(Comparator.comparingInt(row -> length.applyAsInt(rows.get(row))));
      cut(pool, rows, length, most, batches);
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static List<List<Integer>> byRows(List<Integer> order, int count) {
    List<List<Integer>> batches = new ArrayList<>();
    for (int start = 0; start < order.size(); start += count) {
      batches.add(List.copyOf(order.subList(start, Math.min(start + count, order.size()))));
    }
    return batches;
  }

  /** Batches for measuring: by tokens in rising length, by rows as they are. */
  static <R> List<List<Integer>> inOrder(
      List<R> rows, ToIntFunction<R> length, Batching batching) {
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      order.add(row);
    }
    return switch (batching) {
      case Batching.Tokens(int most) -> {
        order.sort(Comparator.comparingInt(row -> length.applyAsInt(rows.get(row))));
        List<List<Integer>> batches = new ArrayList<>();
        cut(order, rows, length, most, batches);
        yield batches;
      }
      case Batching.Rows(int count, boolean _) -> byRows(order, count);
    };
  }

  private static <R> void cut(
      List<Integer> pool,
      List<R> rows,
      ToIntFunction<R> length,
      int budget,
      List<List<Integer>> batches) {
    List<Integer> batch = new ArrayList<>();
    for (int row : pool) {
      // Rows come by rising length, so the newest is the longest of its batch.
      long padded = (long) length.applyAsInt(rows.get(row)) * (batch.size() + 1);
      if (!batch.isEmpty() && padded > budget) {
        batches.add(List.copyOf(batch));
        batch.clear();
      }
      batch.add(row);
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
  }
}
