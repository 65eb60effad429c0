package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.ScaledWeights;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Compares checkpoints of 8-bit weights with their dequantised models (conformance/fp8.py). */
class EightBitWeightsTest {
  private static final Path FOLDER = Path.of("src/test/resources/fp8");

  /** A row, the logits of some of its tokens, and the first values of a weight. */
  private record Reference(
      List<Integer> row, List<Long> places, List<List<Float>> logits, List<Float> downProjection) {
    static Reference read(Path folder) {
      return JsonMapper.shared()
          .treeToValue(
              JsonMapper.shared().readTree(folder.resolve("reference.json").toFile()),
              Reference.class);
    }
  }

  private static WeightSource weights(Path folder) {
    return ScaledWeights.of(
        Safetensors.open(folder.resolve("model.safetensors")), ModelConfig.read(folder));
  }

  private static float[] logits(Path folder, Reference reference) {
    return Engine.call(
        () -> {
          try (WeightSource source = weights(folder);
              DecoderModel model =
                  new DecoderModel(ModelConfig.read(folder), source, DataType.FLOAT32);
              Scope _ = Scope.withoutGradients()) {
            TokenBatch batch =
                TokenBatch.of(
                    List.of(reference.row().stream().mapToInt(Integer::intValue).toArray()),
                    new int[] {1},
                    model.computeType());
            long[] wanted = reference.places().stream().mapToLong(Long::longValue).toArray();
            Tensor places = Tensor.of(wanted, wanted.length);
            return model.logits(model.run(batch, Optional.empty()), places).toFloats();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks", "tensor", "tensor-input-scale", "rows", "e5m2"})
  void logitsAreThoseOfTheDequantisedModel(String name) {
    Path folder = FOLDER.resolve(name);
    Reference reference = Reference.read(folder);
    float[] got = logits(folder, reference);
    int width = got.length / reference.places().size();
    for (int place = 0; place < reference.places().size(); place++) {
      for (int token = 0; token < width; token++) {
        assertThat(got[place * width + token])
            .as("place %d, token %d", place, token)
            .isCloseTo(reference.logits().get(place).get(token), within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks", "tensor", "tensor-input-scale", "rows", "e5m2"})
  void weightsAreExactAndTheirScalesAreNoWeights(String name) {
    Path folder = FOLDER.resolve(name);
    Reference reference = Reference.read(folder);
    try (WeightSource source = weights(folder)) {
      float[] weights = source.get("model.layers.0.mlp.down_proj.weight").floats(0, 8);
      for (int at = 0; at < weights.length; at++) {
        assertThat(weights[at]).isEqualTo(reference.downProjection().get(at));
      }
      assertThat(source.names()).noneMatch(weight -> weight.endsWith("scale"));
      assertThat(source.names()).noneMatch(weight -> weight.endsWith("scale_inv"));
      assertThat(source.names()).contains("model.embed_tokens.weight", "model.norm.weight");
    }
  }
}
