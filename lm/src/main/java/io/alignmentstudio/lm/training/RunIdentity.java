package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;

/** What a run depends on, by name, so that it is never mixed with another. */
final class RunIdentity {
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
}
