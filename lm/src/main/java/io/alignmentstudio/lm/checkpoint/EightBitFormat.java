package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * How a checkpoint of 8-bit floating-point weights is scaled, from the {@code quantization_config}
 * of {@code config.json}: {@code fp8} (transformers' FineGrainedFP8Config, and vLLM's of one scale
 * a tensor), {@code fbgemm_fp8} and {@code compressed-tensors} in the format {@code
 * float-quantized}. All of them store {@code weight / scale} and the scale beside it.
 *
 * @param block rows and columns that share a scale; empty where the scales' shape tells
 */
record EightBitFormat(List<Integer> block) {
  private static final String FIELD = "quantization_config";
  private static final Set<String> FORMATS = Set.of("float-quantized", "naive-quantized");

  EightBitFormat {
    block = List.copyOf(block);
  }

  /** Reads the format; notes why another quantisation cannot be read. */
  static Optional<EightBitFormat> read(JsonNode config, String file, Problems problems) {
    if (!config.hasNonNull(FIELD)) {
      return Optional.empty();
    }
    JsonNode given = config.path(FIELD);
    String method = given.path("quant_method").asString("");
    Optional<EightBitFormat> format =
        switch (method) {
          case "fp8" -> Optional.of(new EightBitFormat(block(given.path("weight_block_size"))));
          case "fbgemm_fp8" -> Optional.of(new EightBitFormat(List.of()));
          case "compressed-tensors" -> compressed(given);
          default -> Optional.empty();
        };
    if (format.isEmpty()) {
      problems.add(
          "%s: the weights are quantised (quantization_config %s), and of quantised ones only 8-bit floating point is read (fp8, fbgemm_fp8, compressed-tensors in the format float-quantized); get the checkpoint in BF16, F16 or F32",
          file, method.isEmpty() ? "without quant_method" : method);
    }
    return format;
  }

  private static Optional<EightBitFormat> compressed(JsonNode given) {
    JsonNode groups = given.path("config_groups");
    boolean readable =
        FORMATS.contains(given.path("format").asString(""))
            && !groups.isEmpty()
            && given.path("transform_config").isEmpty()
            && given.path("sparsity_config").path("format").asString("dense").equals("dense");
    List<Integer> block = List.of();
    for (Map.Entry<String, JsonNode> group : groups.properties()) {
      JsonNode weights = group.getValue().path("weights");
      readable &=
          weights.path("num_bits").asInt(0) == 8
              && weights.path("type").asString("").equals("float")
              && weights.path("symmetric").asBoolean(true);
      block = block(weights.path("block_structure"));
    }
    return readable ? Optional.of(new EightBitFormat(block)) : Optional.empty();
  }

  private static List<Integer> block(JsonNode sizes) {
    List<Integer> block =
        IntStream.range(0, sizes.size()).map(at -> sizes.get(at).asInt(0)).boxed().toList();
    return block.size() == 2 && block.stream().allMatch(size -> size > 0) ? block : List.of();
  }
}
