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
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
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

  /** Losses of one run. */
  private static <R> List<Double> train(
      String name,
      Function<LanguageModel, Objective<R>> objective,
      BiFunction<LoraAdapter, LanguageModel, Function<List<TokenRow>, List<R>>> rows) {
    JsonNode steps = CURVES.get(name);
    double rate = CURVES.get("rates").get(name).asDouble();
    try (LocalModel local = LocalModel.folder(RESOURCES.resolve("tiny-llama"), DataType.FLOAT32)) {
      LanguageModel model = local.weights();
      return Engine.call(
          () -> {
            List<Double> losses = new ArrayList<>();
            try (LoraAdapter adapter = AdapterFiles.read(RESOURCES.resolve("curves/adapter"));
                AdamW optimizer = new AdamW(adapter.parameters(), 0)) {
              adapter.attach(model);
              for (int step = 1; step <= steps.size(); step++) {
                List<TokenRow> sequences =
                    steps.get(step - 1).get("rows").valueStream().map(CurvesTest::row).toList();
                try (Scope _ = Scope.open()) {
                  List<R> batch = rows.apply(adapter, model).apply(sequences);
                  losses.add(objective.apply(model).backward(batch, step).loss());
                }
                optimizer.step(step, rate * (1 - (step - 1.0) / steps.size()), 1);
              }
              return losses;
            } finally {
              LoraAdapter.detach(model);
            }
          });
    }
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
