package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with the definitions of bitsandbytes, computed by torch (conformance/nf4.py). */
class Nf4Test {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");

  private final JsonNode reference =
      new JsonMapper().readTree(Path.of("src/test/resources/nf4.json").toFile());

  private static float[] floats(JsonNode list) {
    float[] values = new float[list.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) list.get(at).asDouble();
    }
    return values;
  }

  private static float[] weight(int count) {
    float[] weight = new float[count];
    for (int at = 0; at < count; at++) {
      weight[at] = (float) (0.05 * Math.sin(0.37 * at) * (1 + at / 64 % 7));
    }
    return weight;
  }

  @Test
  void theCodeBooksAreThoseOfBitsandbytes() {
    assertThat(Nf4Codes.weights()).isEqualTo(floats(reference.get("code")));
    assertThat(Nf4Codes.scales()).containsExactly(floats(reference.get("dynamic")), within(1e-7f));
  }

  @Test
  void quantisedWeightsAreThoseOfBitsandbytes() {
    for (JsonNode sample : reference.get("samples")) {
      float[] weight = weight(sample.get("count").asInt());
      float[] restored =
          Engine.call(
              () -> {
                try (Scope _ = Scope.withoutGradients();
                    Nf4 packed = Nf4.of(Tensor.of(weight, weight.length))) {
                  return packed.unpack().toFloats();
                }
              });
      float[] expected = floats(sample.get("restored"));
      for (int at = 0; at < expected.length; at++) {
        assertThat(restored[sample.get("at").get(at).asInt()])
            .isCloseTo(expected[at], within(1e-6f));
      }
    }
  }

  @Test
  void aNormalWeightIsOffByATenthAndTakesAnEighth() {
    Random random = new Random(1);
    float[] weight = new float[200 * 96];
    for (int at = 0; at < weight.length; at++) {
      weight[at] = (float) (0.02 * random.nextGaussian());
    }
    Engine.run(
        () -> {
          try (Scope _ = Scope.withoutGradients();
              Nf4 packed = Nf4.of(Tensor.of(weight, 200, 96))) {
            Tensor restored = packed.unpack();
            assertThat(restored.shape()).containsExactly(200, 96);
            Tensor original = Tensor.of(weight, 200, 96);
            double error = restored.subtract(original).norm().item() / original.norm().item();
            // The literature's figure for NF4 by blocks of 64 is 0.092.
            assertThat(error).isBetween(0.08, 0.105);
            assertThat(packed.sizeInBytes() * 8.0 / weight.length).isCloseTo(4.127, within(0.01));
          }
        });
  }

  @Test
  void anAdapterOnAPackedBaseGetsTheGradientsOfTheUnpackedOne() {
    TokenRow row = new TokenRow(IntStream.range(5, 25).toArray(), 4, 1);
    try (LocalModel packed = LocalModel.folder(LLAMA, DataType.FLOAT32);
        LocalModel unpacked = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            long before = bytes(packed.weights());
            packed.weights().linears().forEach(Linear::quantize);
            assertThat(bytes(packed.weights())).isLessThan(before / 6);
            try (Scope _ = Scope.withoutGradients()) {
              for (int at = 0; at < packed.weights().parameters().size(); at++) {
                Object _ =
                    unpacked
                        .weights()
                        .parameters()
                        .get(at)
                        .value()
                        .copyFrom(packed.weights().parameters().get(at).value());
              }
            }
            assertThat(gradient(packed.weights(), row))
                .containsExactly(gradient(unpacked.weights(), row), within(1e-6f));
          });
    }
  }

  private static long bytes(LanguageModel model) {
    return model.linears().stream().mapToLong(Linear::sizeInBytes).sum();
  }

  private static float[] gradient(LanguageModel model, TokenRow row) {
    LoraSettings lora = new LoraSettings(4, 8, List.of(LoraSettings.ALL_LINEAR));
    try (LoraAdapter adapter = LoraAdapter.fresh(model, lora, 3);
        Scope _ = Scope.open()) {
      adapter.attach(model);
      Object _ = new NextTokenObjective(model).backward(List.of(row), 1);
      return Tensor.concatenate(
              0,
              adapter.parameters().views().stream()
                  .map(view -> view.gradient().reshape(-1))
                  .toArray(Tensor[]::new))
          .toFloats();
    } finally {
      LoraAdapter.detach(model);
    }
  }

  @Test
  void apartFromTheAdapterNothingAsksForGradients() {
    try (LocalModel packed = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            packed.weights().linears().forEach(Linear::quantize);
            try (Scope _ = Scope.withoutGradients()) {
              TokenBatch batch =
                  TokenBatch.of(List.of(new int[] {5, 6, 7}), new int[] {1}, DataType.FLOAT32);
              States states = packed.weights().run(batch, Optional.empty());
              assertThat(states.hidden().toFloats()).doesNotContain(Float.NaN);
            }
          });
    }
  }
}
