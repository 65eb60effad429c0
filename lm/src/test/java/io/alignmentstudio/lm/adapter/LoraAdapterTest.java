package io.alignmentstudio.lm.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.LowRank;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraAdapterTest {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");
  private static final TokenRow ROW = new TokenRow(IntStream.range(5, 25).toArray(), 4, 1);

  @TempDir Path folder;

  private static LoraSettings settings(
      LayerSelection targets, boolean stabilised, double dropout, List<String> saved) {
    return new LoraSettings(4, 8, targets, 1, stabilised, dropout, saved);
  }

  private static LoraSettings settings(LayerSelection targets) {
    return settings(targets, false, 0, List.of());
  }

  private static void train(LanguageModel model, LoraAdapter adapter) {
    Trainer.train(
        List.of(ROW),
        new NextTokenObjective(model),
        adapter.parameters(),
        new TrainingSettings(5, 1e-2, 0, 0, 1, 64, 7),
        Optional.empty(),
        new Silent());
  }

  private record Silent() implements TrainingListener {
    @Override
    public void started(long totalSteps, long alreadyDone) {}

    @Override
    public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {}
  }

  private static double loss(LanguageModel model) {
    return new NextTokenObjective(model).evaluate(List.of(ROW)).loss();
  }

  @Test
  void layersAreChosenByPeftsRules() {
    LoraSettings names = settings(LayerSelection.of(List.of("q_proj", "layers.1.mlp.up_proj")));
    assertThat(names.matches("model.layers.0.self_attn.q_proj")).isTrue();
    assertThat(names.matches("model.layers.0.self_attn.xq_proj")).isFalse();
    assertThat(names.matches("model.layers.1.mlp.up_proj")).isTrue();
    assertThat(names.matches("model.layers.0.mlp.up_proj")).isFalse();
    assertThat(names.matches("q_proj")).isTrue();

    LoraSettings expression = settings(LayerSelection.of(".*\\.[01]\\..*(q|v)_proj"));
    assertThat(expression.matches("model.layers.1.self_attn.v_proj")).isTrue();
    assertThat(expression.matches("model.layers.2.self_attn.v_proj")).isFalse();
    assertThat(settings(LayerSelection.of("q_proj")).matches("model.layers.0.self_attn.q_proj"))
        .as("an expression matches the whole path")
        .isFalse();

    assertThat(settings(LayerSelection.of("All-Linear")).matches("anything")).isTrue();
    LoraSettings saving = settings(new LayerSelection.All(), false, 0, List.of("mlp"));
    assertThat(saving.matches("model.layers.0.mlp.up_proj")).isFalse();
    assertThatThrownBy(() -> LayerSelection.of("(q"))
        .hasMessageContaining("targets: (q is not a regular expression");
  }

  @Test
  void theStabilisedScaleIsAlphaByTheRootOfTheRank() {
    assertThat(settings(new LayerSelection.All(), true, 0, List.of()).scale())
        .isCloseTo(4, within(1e-12));
  }

  @Test
  void dropoutFollowsFromTheSeedAndIsOffOutsideTraining() {
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            LoraSettings half = settings(new LayerSelection.All(), false, 0.5, List.of());
            float[][] trained = new float[2][];
            for (int run = 0; run < 2; run++) {
              Engine.seed(run);
              try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), half, 3)) {
                adapter.attach(model.weights());
                train(model.weights(), adapter);
                assertThat(loss(model.weights())).isEqualTo(loss(model.weights()));
                trained[run] = values(adapter);
              } finally {
                LoraAdapter.detach(model.weights());
              }
            }
            assertThat(trained[1]).isEqualTo(trained[0]);
            try (LoraAdapter plain =
                LoraAdapter.fresh(model.weights(), settings(new LayerSelection.All()), 3)) {
              plain.attach(model.weights());
              train(model.weights(), plain);
              assertThat(values(plain)).isNotEqualTo(trained[0]);
            } finally {
              LoraAdapter.detach(model.weights());
            }
          });
    }
  }

  private static float[] values(LoraAdapter adapter) {
    try (Scope _ = Scope.withoutGradients()) {
      return Tensor.concatenate(
              0,
              adapter.parameters().views().stream()
                  .map(view -> view.detach().reshape(-1))
                  .toArray(Tensor[]::new))
          .toFloats();
    }
  }

  @Test
  void savedModulesAreTrainedWrittenAndReadBack() {
    String expression = "model\\.layers\\.0\\..*";
    LoraSettings lora = settings(LayerSelection.of(expression), true, 0.1, List.of("model.norm"));
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            double before = loss(model.weights());
            double after;
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), lora, 3)) {
              adapter.attach(model.weights());
              train(model.weights(), adapter);
              after = loss(model.weights());
              assertThat(adapter.saved()).containsOnlyKeys("model.norm.weight");
              AdapterFiles.write(adapter, lora, model.weights(), "tiny", folder);
            } finally {
              LoraAdapter.detach(model.weights());
            }
            assertThat(loss(model.weights())).isEqualTo(before);
            try (LoraAdapter adapter = AdapterFiles.read(folder)) {
              adapter.attach(model.weights());
              assertThat(adapter.updates().keySet()).allMatch(name -> name.contains("layers.0."));
              assertThat(loss(model.weights())).isCloseTo(after, within(1e-6));
            } finally {
              LoraAdapter.detach(model.weights());
            }
          });
    }
  }

  /** Adam's steps depend on the size of B, so that going on needs PEFT's own B and scales. */
  @Test
  void layersKeepTheirOwnScalesAndWeights() throws IOException {
    Path patterns = Path.of("src/test/resources/adapters/patterns");
    String weights = "adapter_model.safetensors";
    Files.copy(patterns.resolve(weights), folder.resolve(weights));
    String config = Files.readString(patterns.resolve("adapter_config.json"));
    Files.writeString(
        folder.resolve("adapter_config.json"),
        config.replace("\"alpha_pattern\": {", "\"alpha_pattern\": {\"down_proj\": 0,"));
    Engine.run(
        () -> {
          try (LoraAdapter adapter = AdapterFiles.read(folder);
              AdapterFolder stored = AdapterFolder.open(folder)) {
            assertThat(stored.layers()).extracting(LoraLayer::scale).contains(0.0);
            for (LoraLayer layer : stored.layers()) {
              LowRank update = adapter.updates().get(layer.module());
              assertThat(update.scale()).isEqualTo(layer.scale());
              assertThat(update.up().toFloats()).isEqualTo(layer.b().toFloats());
            }
          }
        });
  }

  @Test
  void aHeadThatTheModelLacksIsTrainedBesideIt() {
    LoraSettings lora = settings(new LayerSelection.All(), false, 0, List.of("score"));
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            try (Scope _ = Scope.withoutGradients();
                LoraAdapter adapter =
                    LoraAdapter.fresh(
                        model.weights(),
                        lora,
                        3,
                        Map.of("score.weight", Tensor.zeros(DataType.FLOAT32, 1, 32)))) {
              assertThat(adapter.saved().get("score.weight").shape()).containsExactly(1, 32);
              adapter.attach(model.weights());
              LoraAdapter.detach(model.weights());
            }
            assertThatThrownBy(() -> LoraAdapter.fresh(model.weights(), lora, 3))
                .hasMessageContaining("no module score");
          });
    }
  }

  @Test
  void wholeWeightsAreTrainedInPlaceAndTakenBack() {
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            double before = loss(model.weights());
            try (WholeWeights whole =
                WholeWeights.of(model.weights(), name -> name.contains("layers.1."))) {
              assertThat(whole.names()).hasSizeGreaterThan(7);
              whole.attach();
              Trainer.train(
                  List.of(ROW),
                  new NextTokenObjective(model.weights()),
                  whole.parameters(),
                  new TrainingSettings(5, 1e-3, 0, 0, 1, 64, 7),
                  Optional.empty(),
                  new Silent());
              assertThat(loss(model.weights())).isLessThan(before);
            }
            assertThat(loss(model.weights())).isEqualTo(before);
          });
    }
  }
}
