package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.Checkpoints;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes; conformance/gguf_check.py reads the same files with the gguf package. */
class GgufExportTest {
  private static final Path FAMILIES = Path.of("src/test/resources/families");

  @TempDir Path folder;

  @Test
  void metadataTokenizerAndTemplateAreThere() throws IOException {
    GgufReader gguf = export(ExportedModel.BASE, Optional.empty(), GgufType.F16);
    assertThat(gguf.metadata)
        .containsEntry("general.architecture", "llama")
        .containsEntry("general.file_type", 1)
        .containsEntry("llama.block_count", 2)
        .containsEntry("llama.attention.head_count_kv", 2)
        .containsEntry("llama.rope.dimension_count", 4)
        .containsEntry("llama.rope.freq_base", 10_000f)
        .containsEntry("tokenizer.ggml.model", "gpt2")
        .containsEntry("tokenizer.ggml.pre", "gpt-2")
        .containsEntry("tokenizer.ggml.bos_token_id", 1)
        .containsEntry("tokenizer.ggml.eos_token_id", 2)
        .containsEntry("tokenizer.ggml.add_bos_token", false)
        .containsEntry(
            "tokenizer.chat_template",
            ModelFolder.open(ExportedModel.BASE).template().orElseThrow().source());
    assertThat((List<?>) gguf.metadata.get("tokenizer.ggml.tokens")).hasSize(259);
    assertThat(((List<?>) gguf.metadata.get("tokenizer.ggml.token_type")).subList(0, 4))
        .isEqualTo(List.of(3, 3, 3, 1));
    assertThat(gguf.tensors).hasSize(21).containsKey("output.weight");
    assertThat(gguf.tensors.get("blk.0.attn_norm.weight").type()).isZero();
    assertThat(gguf.tensors.get("blk.0.ffn_up.weight").sizes()).containsExactly(16L, 24L);
  }

  /** Heads of 4: rows 0 1 2 3 become 0 2 1 3. */
  @Test
  void rowsOfQueriesAndKeysAreInterleaved() throws IOException {
    GgufReader gguf = export(ExportedModel.BASE, Optional.empty(), GgufType.F32);
    for (String[] pair :
        new String[][] {
          {"self_attn.q_proj", "attn_q"}, {"self_attn.k_proj", "attn_k"},
        }) {
      float[] own = weights("model.layers.1." + pair[0] + ".weight");
      float[] written = gguf.values("blk.1." + pair[1] + ".weight");
      int[] rows = {0, 2, 1, 3};
      for (int at = 0; at < own.length; at++) {
        int row = at / 16;
        assertThat(written[at]).isEqualTo(own[(row / 4 * 4 + rows[row % 4]) * 16 + at % 16]);
      }
    }
    assertThat(gguf.values("blk.1.attn_v.weight"))
        .isEqualTo(weights("model.layers.1.self_attn.v_proj.weight"));
  }

  @Test
  void anAdapterIsAddedToTheWeights() throws IOException {
    Path merged = folder.resolve("merged");
    Path adapter = ExportedModel.BASE.resolve("adapter");
    MergedExport.write(ExportedModel.BASE, adapter, merged, MergedExport.Options.STANDARD);
    GgufReader direct = export(ExportedModel.BASE, Optional.of(adapter), GgufType.F32);
    GgufReader through = export(merged, Optional.empty(), GgufType.F32);
    for (String name : direct.tensors.keySet()) {
      assertThat(direct.values(name)).as(name).isEqualTo(through.values(name));
    }
  }

  @Test
  void blocksOfEightBitsAreWithinHalfAStep() {
    float[] values = new float[64];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) Math.sin(at * 1.7) * (at < 32 ? 1 : 0);
    }
    ByteBuffer bytes = GgufTensor.quantized(values).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.remaining()).isEqualTo(68);
    float scale = Float.float16ToFloat(bytes.getShort(0));
    for (int at = 0; at < 32; at++) {
      assertThat(bytes.get(2 + at) * scale).isCloseTo(values[at], within(scale * 0.56f));
    }
    for (int at = 34; at < 68; at++) {
      assertThat(bytes.get(at)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "llama3, llama, false", "granite, granite, false", "mistral, llama, true",
    "qwen2, qwen2, false", "qwen2-window, qwen2, true", "qwen3-window, qwen3, true"
  })
  void familiesHaveTheirArchitecture(String family, String architecture, boolean shortened)
      throws IOException {
    Path model = copy(FAMILIES.resolve(family));
    Files.writeString(
        model.resolve("tokenizer.json"),
        """
        {"model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]},
         "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false}}\
        """);
    GgufReader gguf = export(model, Optional.empty(), GgufType.Q8_0);
    assertThat(gguf.metadata).containsEntry("general.architecture", architecture);
    int length = ModelFolder.open(model).config().contextLength();
    int written = (int) gguf.metadata.get(architecture + ".context_length");
    assertThat(written < length).isEqualTo(shortened);
    assertThat(gguf.tensors.containsKey("rope_freqs.weight")).isEqualTo(family.equals("llama3"));
    assertThat(gguf.metadata.containsKey("granite.logit_scale"))
        .isEqualTo(family.equals("granite"));
    assertThat(gguf.tensors.containsKey("blk.0.attn_q.bias")).isEqualTo(family.startsWith("qwen2"));
    assertThat(gguf.tensors.containsKey("blk.0.attn_q_norm.weight"))
        .isEqualTo(family.startsWith("qwen3"));
  }

  @ParameterizedTest
  @CsvSource({
    "llama-yarn, computes beta_fast 32",
    "llama-linear, llama.cpp computes silu",
    "qwen3, no place for q_proj.bias"
  })
  void whatLlamaCppComputesDifferentlyIsRefused(String family, String reason) {
    Path model = FAMILIES.resolve(family);
    assertThatThrownBy(() -> GgufArchitecture.of(ModelConfig.read(model)))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(reason);
  }

  /** The configuration says tied; what the weights say is written. */
  @ParameterizedTest
  @CsvSource({"model.embed_tokens.weight, false", "lm_head.weight, false", "none, true"})
  void theWeightsDecideWhetherEmbeddingAndHeadAreOne(String missing, boolean parted)
      throws IOException {
    Path model = copy(ExportedModel.BASE);
    Path config = model.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true"));
    Files.delete(model.resolve("model.safetensors"));
    try (WeightSource weights = ModelFolder.open(ExportedModel.BASE).openWeights()) {
      Checkpoints.write(
          model,
          weights.names().stream().filter(name -> !name.equals(missing)).map(weights::get).toList(),
          1L << 30);
    }
    GgufReader gguf = export(model, Optional.empty(), GgufType.F32);
    String words =
        missing.equals("model.embed_tokens.weight")
            ? "lm_head.weight"
            : "model.embed_tokens.weight";
    assertThat(gguf.values("token_embd.weight")).isEqualTo(weights(words));
    assertThat(gguf.tensors.containsKey("output.weight")).isEqualTo(parted);
    if (parted) {
      assertThat(gguf.values("output.weight")).isEqualTo(weights("lm_head.weight"));
    }
  }

  @Test
  void matricesThatCannotBeInBlocksAreNamed() {
    GgufExport.Written written =
        GgufExport.write(
            ExportedModel.BASE,
            Optional.empty(),
            GgufType.Q8_0,
            "tiny",
            folder.resolve("model.gguf"));
    assertThat(written.wider()).contains("token_embd.weight", "blk.0.ffn_up.weight");
    assertThat(written.wider()).doesNotContain("blk.0.attn_norm.weight");
  }

  @Test
  void tokenizersThatLlamaCppLacksAreRefused() throws IOException {
    Path model = copy(ExportedModel.BASE);
    Path tokenizer = model.resolve("tokenizer.json");
    Files.writeString(
        tokenizer,
        Files.readString(tokenizer).replace("\"use_regex\": true", "\"use_regex\": false"));
    assertThatThrownBy(() -> export(model, Optional.empty(), GgufType.F16))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("llama.cpp has no tokenizer that splits text by");
  }

  private Path copy(Path source) throws IOException {
    Path model = folder.resolve("model");
    Files.createDirectories(model);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    return model;
  }

  private GgufReader export(Path model, Optional<Path> adapter, GgufType type) throws IOException {
    Path file = folder.resolve("model.gguf");
    GgufExport.write(model, adapter, type, "tiny", file);
    return new GgufReader(file);
  }

  private static float[] weights(String name) {
    try (WeightSource weights = ModelFolder.open(ExportedModel.BASE).openWeights()) {
      return weights.get(name).toFloats();
    }
  }
}
