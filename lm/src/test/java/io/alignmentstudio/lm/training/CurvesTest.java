package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.AdapterReference;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.PreferenceLoss;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The losses of TRL's trainers, step by step: same data, same start; see conformance/curves.py. */
class CurvesTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final JsonNode CURVES =
      JsonMapper.shared().readTree(RESOURCES.resolve("curves/curves.json").toFile());

  private static TokenRow row(JsonNode row) {
    return new TokenRow(
        row.get("tokens").valueStream().mapToInt(JsonNode::asInt).toArray(),
        row.get("prompt").asInt(),
        1);
  }

  /** An objective that learns the reference's batches in the reference's order. */
  private record InOrder<R>(Objective<R> objective, LongFunction<List<R>> batches)
      implements Objective<Integer> {
    @Override
    public int tokens(Integer row) {
      return 1;
    }

    @Override
    public boolean dropsInputs() {
      return objective.dropsInputs();
    }

    @Override
    public StepMetrics backward(List<Integer> rows, long step) {
      return objective.backward(batches.apply(step), step);
    }
  }

  /** Losses of one run. */
  private static <R> List<Double> train(
      String name,
      Function<LanguageModel, Objective<R>> objective,
      BiFunction<LoraAdapter, LanguageModel, Function<List<TokenRow>, List<R>>> rows) {
    JsonNode steps = CURVES.get(name);
    double rate = CURVES.get("rates").get(name).asDouble();
    TinyRun.Losses losses = new TinyRun.Losses();
    try (LocalModel local = TinyRun.model()) {
      LanguageModel model = local.weights();
      Engine.run(
          () -> {
            try (LoraAdapter adapter = AdapterFiles.read(RESOURCES.resolve("curves/adapter"))) {
              adapter.attach(model);
              LongFunction<List<TokenRow>> sequences =
                  step ->
                      steps
                          .get(Math.toIntExact(step - 1))
                          .get("rows")
                          .valueStream()
                          .map(CurvesTest::row)
                          .toList();
              Trainer.train(
                  IntStream.range(0, steps.size()).boxed().toList(),
                  new InOrder<>(
                      objective.apply(model),
                      step -> rows.apply(adapter, model).apply(sequences.apply(step))),
                  adapter.parameters(),
                  new TrainingSettings(1, rate, 0, 0, 1, 1, 1).with(Schedule.LINEAR),
                  Optional.empty(),
                  losses);
            } finally {
              LoraAdapter.detach(model);
            }
          });
    }
    return losses.losses();
  }

  private static void requireSame(String name, List<Double> losses) {
    JsonNode steps = CURVES.get(name);
    assertThat(losses).hasSize(steps.size());
    for (int step = 0; step < losses.size(); step++) {
      assertThat(losses.get(step))
          .as("%s, step %d", name, step + 1)
          .isCloseTo(steps.get(step).get("loss").asDouble(), withinPercentage(0.1));
    }
    assertThat(losses.getLast()).isLessThan(losses.getFirst());
  }

  @Test
  void supervisedTuningFollowsTheReference() {
    requireSame(
        "sft", train("sft", NextTokenObjective::new, (adapter, model) -> sequences -> sequences));
  }

  @Test
  void preferenceTuningFollowsTheReference() {
    PreferenceSettings settings =
        PreferenceSettings.of(PreferenceLoss.SIGMOID, CURVES.get("beta").asDouble());
    requireSame(
        "dpo", train("dpo", model -> new PreferenceObjective(model, settings), CurvesTest::pairs));
  }

  @Test
  void theOlderPreferenceObjectiveFollowsItToo() {
    requireSame(
        "dpo",
        train(
            "dpo",
            model -> new DirectPreferenceObjective(model, CURVES.get("beta").asDouble(), 0),
            CurvesTest::pairs));
  }

  /** Pairs of the first and the second half, as the model without the adapter sees them. */
  private static Function<List<TokenRow>, List<PreferenceRow>> pairs(
      LoraAdapter adapter, LanguageModel model) {
    return sequences -> {
      double[] reference =
          AdapterReference.bare(model, adapter)
              .with(
                  () ->
                      DirectPreferenceObjective.logProbabilities(
                          model, sequences, sequences.size()));
      int pairs = sequences.size() / 2;
      List<PreferenceRow> rows = new ArrayList<>();
      for (int pair = 0; pair < pairs; pair++) {
        rows.add(
            new PreferenceRow(
                sequences.get(pair),
                sequences.get(pairs + pair),
                reference[pair],
                reference[pairs + pair]));
      }
      return rows;
    };
  }
}
