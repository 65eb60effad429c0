package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** What a run depends on, by name, so that it is never mixed with another. */
final class RunIdentity {
  private static final int LONGEST = 300;

  private RunIdentity() {}

  static <R> Map<String, String> of(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      Optional<Evaluation<R>> evaluation) {
    Map<String, String> identity = new TreeMap<>();
    identity.put("settings", settings.toString());
    identity.put(
        "objective",
        "%s, every batch %d times, %s"
            .formatted(
                objective.getClass().getSimpleName(), objective.repeats(), objective.settings()));
    identity.put("base", objective.model().map(RunIdentity::weights).orElse("none"));
    identity.put("adapter", parameters.settings());
    identity.put("trained tensors", parameters.tensors());
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

  private static String weights(LanguageModel model) {
    long elements = 0;
    long hash = 0;
    for (Parameter weight : model.parameters()) {
      elements += LongStream.of(weight.shape()).reduce(1, (first, second) -> first * second);
      hash = hash * 1_000_003 + weight.name().hashCode();
      hash = hash * 1_000_003 + Arrays.hashCode(weight.shape());
      hash = hash * 1_000_003 + weight.checksum();
    }
    return "%s of %d values in %s, %016x"
        .formatted(model.family(), elements, model.computeType(), hash);
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

  /** Two texts, each cut to where they differ if they are long. */
  static String[] difference(String first, String second) {
    int from = Arrays.mismatch(first.toCharArray(), second.toCharArray());
    return new String[] {around(first, from), around(second, from)};
  }

  private static String around(String text, int place) {
    int start = text.length() <= LONGEST ? 0 : Math.max(0, place - LONGEST / 2);
    int end = Math.min(text.length(), start + LONGEST);
    return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
  }

  /**
   * Checks that all processes are about to do the same.
   *
   * @throws StudioException CONFIG on every process if one differs, with what differs
   */
  static void requireShared(Map<String, String> identity, ProcessGroup group) {
    Problems problems = new Problems();
    identity.forEach(
        (name, value) -> {
          List<String> all = gather(value, group);
          for (int rank = 1; rank < all.size(); rank++) {
            if (!all.get(rank).equals(all.getFirst())) {
              String[] parts = difference(all.getFirst(), all.get(rank));
              problems.add("%s: rank 0 has %s, rank %d %s", name, parts[0], rank, parts[1]);
            }
          }
        });
    problems.throwIfAny(
        ErrorCode.CONFIG,
        "The processes would not train the same; give every rank the same data and settings");
  }

  /** Every process's text, in the order of the ranks. */
  private static List<String> gather(String text, ProcessGroup group) {
    double[] lengths = new double[group.size()];
    lengths[group.rank()] = text.length();
    lengths = summed(lengths, group);
    int longest = (int) DoubleStream.of(lengths).max().orElse(0);
    double[] letters = new double[group.size() * longest];
    for (int at = 0; at < text.length(); at++) {
      letters[group.rank() * longest + at] = text.charAt(at);
    }
    letters = summed(letters, group);
    List<String> all = new ArrayList<>();
    for (int rank = 0; rank < group.size(); rank++) {
      StringBuilder one = new StringBuilder();
      for (int at = 0; at < lengths[rank]; at++) {
        one.append((char) letters[rank * longest + at]);
      }
      all.add(one.toString());
    }
    return all;
  }

  private static double[] summed(double[] values, ProcessGroup group) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(values, values.length);
      group.sum(all);
      return all.toDoubles();
    }
  }
}
