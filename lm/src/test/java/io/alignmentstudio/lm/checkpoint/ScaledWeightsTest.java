package io.alignmentstudio.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScaledWeightsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fp8");

  /** 1.0 in F8_E4M3. */
  private static final byte ONE = 0x38;

  @TempDir Path folder;

  private record Given(Map<String, StoredTensor> tensors) implements WeightSource {
    static Given of(StoredTensor... tensors) {
      return new Given(
          List.of(tensors).stream()
              .collect(Collectors.toMap(StoredTensor::name, tensor -> tensor)));
    }

    @Override
    public String origin() {
      return "given";
    }

    @Override
    public SortedSet<String> names() {
      return new TreeSet<>(tensors.keySet());
    }

    @Override
    public Optional<StoredTensor> find(String name) {
      return Optional.ofNullable(tensors.get(name));
    }

    @Override
    public void close() {}
  }

  private static StoredTensor ones(long rows, long columns) {
    byte[] bytes = new byte[Math.toIntExact(rows * columns)];
    Arrays.fill(bytes, ONE);
    return new StoredTensor(
        "w.weight", StoredType.F8_E4M3, List.of(rows, columns), MemorySegment.ofArray(bytes));
  }

  private ModelConfig config(String quantization) throws IOException {
    String config = Files.readString(FIXTURES.resolve("e5m2/config.json"));
    JsonNode node = JsonMapper.shared().readTree(config);
    ((ObjectNode) node).remove("quantization_config");
    if (!quantization.isEmpty()) {
      ((ObjectNode) node).set("quantization_config", JsonMapper.shared().readTree(quantization));
    }
    Files.writeString(folder.resolve("config.json"), node.toString());
    return ModelConfig.read(folder);
  }

  @Test
  void everyByteIsTheNumberOfTorch() {
    JsonNode values = JsonMapper.shared().readTree(FIXTURES.resolve("values.json").toFile());
    for (int bits = 0; bits < 256; bits++) {
      assertThat(EightBits.e4m3((byte) bits))
          .as("e4m3 %02x", bits)
          .isEqualTo(number(values.path("float8_e4m3fn").get(bits).asString()));
      assertThat(EightBits.e5m2((byte) bits))
          .as("e5m2 %02x", bits)
          .isEqualTo(number(values.path("float8_e5m2").get(bits).asString()));
    }
  }

  private static Float number(String python) {
    return switch (python) {
      case "nan" -> Float.NaN;
      case "inf" -> Float.POSITIVE_INFINITY;
      case "-inf" -> Float.NEGATIVE_INFINITY;
      default -> Float.parseFloat(python);
    };
  }

  @Test
  void theLastBlocksMayBeSmaller() throws IOException {
    StoredTensor scale = StoredTensor.of("w.weight_scale_inv", List.of(2L, 2L), 1, 2, 3, 4);
    try (WeightSource weights =
        ScaledWeights.of(
            Given.of(ones(3, 5), scale),
            config("{\"quant_method\": \"fp8\", \"weight_block_size\": [2, 3]}"))) {
      assertThat(weights.get("w.weight").toFloats())
          .containsExactly(1, 1, 1, 2, 2, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4);
      assertThat(weights.get("w.weight").floats(7, 4)).containsExactly(1, 2, 2, 3);
      assertThat(weights.names()).containsExactly("w.weight");
      assertThat(weights.exported("w.weight")).isEqualTo(StoredType.BF16);
    }
  }

  @Test
  void eightBitWeightsWithoutScalesAreTakenAsTheyAre() throws IOException {
    try (WeightSource weights = ScaledWeights.of(Given.of(ones(1, 2)), config(""))) {
      assertThat(weights.get("w.weight").toFloats()).containsExactly(1, 1);
    }
  }

  @Test
  void scalesThatAreMissingOrDoNotFitAreRefused() throws IOException {
    String fp8 = "{\"quant_method\": \"fp8\", \"weight_block_size\": [2, 2]}";
    assertThatThrownBy(() -> ScaledWeights.of(Given.of(ones(3, 5)), config(fp8)))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("w.weight of F8_E4M3 has no scale");
    assertThatThrownBy(
            () ->
                ScaledWeights.of(
                    Given.of(
                        ones(3, 5),
                        StoredTensor.of("w.weight_scale_inv", List.of(2L, 2L), 1, 2, 3, 4)),
                    config(fp8)))
        .hasMessageContaining("shape [3, 5] has scales w.weight_scale_inv of F32 and shape [2, 2]")
        .hasMessageContaining("for each block of [2, 2]");
    assertThatThrownBy(
            () ->
                ScaledWeights.of(
                    Given.of(ones(3, 5), StoredTensor.of("w.weight_scale", List.of(), 1)),
                    config("")))
        .hasMessageContaining("no quantization_config that says how it is meant");
  }

  @Test
  void otherQuantisationsAreRefusedByName() {
    assertThatThrownBy(() -> config("{\"quant_method\": \"gptq\", \"bits\": 4}"))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("quantization_config gptq")
        .hasMessageContaining("get the checkpoint in BF16");
    assertThatThrownBy(
            () ->
                config(
                    """
                    {"quant_method": "compressed-tensors", "format": "pack-quantized", "config_groups":
                     {"group_0": {"weights": {"num_bits": 4, "type": "int"}}}}"""))
        .hasMessageContaining("quantization_config compressed-tensors");
  }
}
