package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.checkpoint.Checkpoints;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderModel;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adapters of a base whose head is its embedding, written as one model. */
class TiedExportTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path ADAPTERS = RESOURCES.resolve("tied-adapters");
  private static final String WORDS = "model.embed_tokens.weight";
  private static final String HEAD = "lm_head.weight";
  private static final MergedExport.Options WIDE =
      new MergedExport.Options(Optional.of(StoredType.F32), 1L << 30);

  @TempDir private Path folder;
  private Path base;

  @BeforeEach
  void copyBase() throws IOException {
    base = Files.createDirectories(folder.resolve("base"));
    for (String file : List.of("config.json", "model.safetensors")) {
      Files.copy(RESOURCES.resolve("families/qwen2").resolve(file), base.resolve(file));
    }
    Files.writeString(
        base.resolve("tokenizer.json"),
        """
        {"model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]},
         "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false}}\
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "both, false",
    "words, true",
    "own_head, true",
    "two, true",
    "words_and_update, true",
    "head, true"
  })
  void whatAnAdapterMakesTwoOfIsWrittenAsTwo(String name, boolean untied) throws IOException {
    Path merged = folder.resolve("merged");
    MergedExport.Written written = MergedExport.write(base, ADAPTERS.resolve(name), merged, WIDE);
    assertThat(written.untied()).isEqualTo(untied);
    assertThat(written.difference().largest()).isLessThan(1e-5);
    assertThat(ModelConfig.read(merged).tiedEmbeddings()).isEqualTo(!untied);
    requirePeftsLogits(merged, name);

    Path file = folder.resolve("model.gguf");
    assertThat(
            GgufExport.write(base, Optional.of(ADAPTERS.resolve(name)), GgufType.F32, "tied", file)
                .untied())
        .isEqualTo(untied);
    GgufReader gguf = new GgufReader(file);
    assertThat(gguf.values("token_embd.weight")).isEqualTo(weight(merged, WORDS));
    assertThat(gguf.tensors.containsKey("output.weight")).isEqualTo(untied);
    if (untied) {
      assertThat(gguf.values("output.weight")).isEqualTo(weight(merged, HEAD));
    }
  }

  @ParameterizedTest
  @CsvSource({"words", "own_head", "words_and_update", "head"})
  void narrowTypesAreCheckedToo(String name) {
    MergedExport.Written written =
        MergedExport.write(
            base, ADAPTERS.resolve(name), folder.resolve("merged"), MergedExport.Options.STANDARD);
    // One weight rounded the other way, as sums have another order.
    assertThat(written.difference().largest()).isLessThan(5e-4);
    try (WeightSource weights = ModelFolder.open(folder.resolve("merged")).openWeights()) {
      assertThat(weights.get(HEAD).type()).isEqualTo(StoredType.BF16);
    }
  }

  /** Checkpoints that are stored under the name of the head alone. */
  @Test
  void theNameOfTheOneWeightDoesNotMatter() throws IOException {
    Files.delete(base.resolve("model.safetensors"));
    try (WeightSource weights =
        Safetensors.open(RESOURCES.resolve("families/qwen2/model.safetensors"))) {
      Checkpoints.write(
          base,
          weights.names().stream()
              .map(weights::get)
              .map(own -> own.name().equals(WORDS) ? own.named(HEAD) : own)
              .toList(),
          1L << 30);
    }
    for (String name : List.of("words", "own_head", "head", "both")) {
      Path merged = folder.resolve(name);
      MergedExport.Written written = MergedExport.write(base, ADAPTERS.resolve(name), merged, WIDE);
      assertThat(written.difference().largest()).as(name).isLessThan(1e-5);
      requirePeftsLogits(merged, name);
    }
  }

  private static void requirePeftsLogits(Path model, String name) {
    JsonNode reference = JsonMapper.shared().readTree(ADAPTERS.resolve("reference.json").toFile());
    int[] tokens = reference.path("tokens").valueStream().mapToInt(JsonNode::intValue).toArray();
    double[] expected =
        reference
            .path("logits")
            .path(name)
            .valueStream()
            .mapToDouble(JsonNode::doubleValue)
            .toArray();
    float[] got = Engine.call(() -> lastLogits(model, tokens));
    assertThat(got).hasSize(expected.length);
    for (int at = 0; at < got.length; at++) {
      assertThat((double) got[at]).as(name).isCloseTo(expected[at], within(1e-5));
    }
  }

  private static float[] lastLogits(Path folder, int[] tokens) {
    try (WeightSource source = ModelFolder.open(folder).openWeights();
        DecoderModel model = new DecoderModel(ModelConfig.read(folder), source, DataType.FLOAT32);
        Scope _ = Scope.withoutGradients()) {
      TokenBatch batch = TokenBatch.of(List.of(tokens), new int[] {1}, model.computeType());
      Tensor last = Tensor.of(new long[] {tokens.length - 1}, 1);
      return model.logits(model.run(batch, Optional.empty()), last).toFloats();
    }
  }

  private static float[] weight(Path model, String name) {
    try (WeightSource weights = ModelFolder.open(model).openWeights()) {
      return weights.get(name).toFloats();
    }
  }
}
