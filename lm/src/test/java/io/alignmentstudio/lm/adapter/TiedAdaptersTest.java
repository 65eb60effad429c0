package io.alignmentstudio.lm.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderModel;
import io.alignmentstudio.lm.model.TokenBatch;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adapters of a base whose head is its embedding; see conformance/tied_adapters.py. */
class TiedAdaptersTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path ADAPTERS = RESOURCES.resolve("tied-adapters");
  private static final Path BASE = RESOURCES.resolve("families/qwen2");

  @ParameterizedTest
  @ValueSource(strings = {"head", "both", "words", "own_head", "two", "words_and_update"})
  void adaptersOfATiedBaseGivePeftsLogits(String name) {
    JsonNode reference = JsonMapper.shared().readTree(ADAPTERS.resolve("reference.json").toFile());
    int[] tokens = reference.path("tokens").valueStream().mapToInt(JsonNode::intValue).toArray();
    JsonNode expected = reference.path("logits").path(name);
    float[] got = lastLogits(ADAPTERS.resolve(name), tokens);
    assertThat(got).hasSize(expected.size());
    for (int at = 0; at < got.length; at++) {
      assertThat((double) got[at]).isCloseTo(expected.path(at).doubleValue(), within(1e-5));
    }
  }

  @TempDir private Path folder;

  private interface Work<T> {
    T on(DecoderModel model);
  }

  private static <T> T onBase(Work<T> work) {
    return Engine.call(
        () -> {
          try (WeightSource source = Safetensors.open(BASE.resolve("model.safetensors"));
              DecoderModel model =
                  new DecoderModel(ModelConfig.read(BASE), source, DataType.FLOAT32)) {
            return work.on(model);
          }
        });
  }

  private static float[] lastLogits(Path folder, int[] tokens) {
    return onBase(
        model -> {
          try (LoraAdapter adapter = AdapterFiles.read(folder)) {
            adapter.attach(model);
            float[] logits = lastLogits(model, tokens);
            LoraAdapter.detach(model);
            return logits;
          }
        });
  }

  private static float[] lastLogits(DecoderModel model, int[] tokens) {
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch = TokenBatch.of(List.of(tokens), new int[] {1}, model.computeType());
      Tensor last = Tensor.of(new long[] {tokens.length - 1}, 1);
      return model.logits(model.run(batch, Optional.empty()), last).toFloats();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "own_head", "two", "words_and_update"})
  void theOtherEndStaysAsItIsAndComesBack(String name) {
    int[] tokens = {1, 7, 20, 3};
    float[] before = onBase(model -> lastLogits(model, tokens));
    float[] after =
        onBase(
            model -> {
              try (LoraAdapter adapter = AdapterFiles.read(ADAPTERS.resolve(name))) {
                assertThat(adapter.unties(model)).isTrue();
                adapter.attach(model);
                LoraAdapter.detach(model);
                return lastLogits(model, tokens);
              }
            });
    assertThat(after).isEqualTo(before);
  }

  private static LoraSettings settings(List<String> targets, List<String> saved) {
    return new LoraSettings(2, 4, LayerSelection.of(targets), 1, false, 0, saved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"embed_tokens", "lm_head", "update"})
  void oneEndIsTrainedAloneAndSurvivesItsFolder(String end) {
    int[] tokens = {1, 7, 20, 3, 15};
    LoraSettings settings =
        end.equals("update")
            ? settings(List.of("v_proj", "lm_head"), List.of())
            : settings(List.of("v_proj"), List.of(end));
    float[] trained =
        onBase(
            model -> {
              try (LoraAdapter adapter = LoraAdapter.fresh(model, settings, 3)) {
                adapter.attach(model);
                float[] start = lastLogits(model, tokens);
                train(model, adapter, tokens);
                float[] logits = lastLogits(model, tokens);
                assertThat(logits).isNotEqualTo(start);
                AdapterFiles.write(adapter, settings, model, "tied", folder);
                return logits;
              } finally {
                LoraAdapter.detach(model);
              }
            });
    assertThat(lastLogits(folder, tokens)).containsExactly(trained, within(1e-6f));
  }

  private static void train(DecoderModel model, LoraAdapter adapter, int[] tokens) {
    Trainer.train(
        List.of(new TokenRow(tokens, 1, 1)),
        new NextTokenObjective(model),
        adapter.parameters(),
        new TrainingSettings(4, 1e-2, 0, 0, 1, 64, 7),
        Optional.empty(),
        new TrainingListener() {
          @Override
          public void started(long totalSteps, long alreadyDone) {}

          @Override
          public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {}
        });
  }
}
