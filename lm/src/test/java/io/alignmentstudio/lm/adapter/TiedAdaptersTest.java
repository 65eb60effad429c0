package io.alignmentstudio.lm.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderModel;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  @ValueSource(strings = {"head", "both"})
  void adaptersOfATiedBaseGivePeftsLogits(String name) {
    JsonNode reference = JsonMapper.shared().readTree(ADAPTERS.resolve("reference.json").toFile());
    int[] tokens = reference.path("tokens").valueStream().mapToInt(JsonNode::intValue).toArray();
    JsonNode expected = reference.path("logits").path(name);
    float[] got = Engine.call(() -> lastLogits(ADAPTERS.resolve(name), tokens));
    assertThat(got).hasSize(expected.size());
    for (int at = 0; at < got.length; at++) {
      assertThat((double) got[at]).isCloseTo(expected.path(at).doubleValue(), within(1e-5));
    }
  }

  private static float[] lastLogits(Path folder, int[] tokens) {
    try (WeightSource source = Safetensors.open(BASE.resolve("model.safetensors"));
        DecoderModel model = new DecoderModel(ModelConfig.read(BASE), source, DataType.FLOAT32);
        LoraAdapter adapter = AdapterFiles.read(folder);
        Scope _ = Scope.withoutGradients()) {
      adapter.attach(model);
      TokenBatch batch = TokenBatch.of(List.of(tokens), new int[] {1}, model.computeType());
      Tensor last = Tensor.of(new long[] {tokens.length - 1}, 1);
      float[] logits = model.logits(model.run(batch, Optional.empty()), last).toFloats();
      LoraAdapter.detach(model);
      return logits;
    }
  }
}
