package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergedExportTest {
  private static final Path ADAPTER = ExportedModel.BASE.resolve("adapter");

  @TempDir Path folder;

  @Test
  void mergedModelSaysWhatBaseAndAdapterSay() {
    LogitsCheck.Difference difference =
        MergedExport.write(ExportedModel.BASE, ADAPTER, folder, MergedExport.Options.STANDARD)
            .difference();
    assertThat(difference.largest()).isLessThan(1e-5);
    for (String file : List.of("tokenizer.json", "chat_template.jinja", "generation_config.json")) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(ExportedModel.BASE.resolve(file));
    }
    assertThat(folder.resolve("reference.json")).doesNotExist();
    assertThat(folder.resolve("adapter")).doesNotExist();
  }

  @Test
  void largeModelsAreWrittenInShards() throws IOException {
    MergedExport.write(
        ExportedModel.BASE, ADAPTER, folder, new MergedExport.Options(Optional.empty(), 20_000));
    assertThat(folder.resolve("model.safetensors")).doesNotExist();
    assertThat(folder.resolve("model-00001-of-00003.safetensors")).exists();
    assertThat(folder.resolve("model-00003-of-00003.safetensors")).exists();
    assertThat(Files.readString(folder.resolve("model.safetensors.index.json")))
        .contains("\"total_size\" : 48832");
    try (WeightSource weights = ModelFolder.open(folder).openWeights()) {
      assertThat(weights.names()).hasSize(21);
    }
  }

  @Test
  void anotherTypeIsRoundedOnceAndNamedInTheConfiguration() throws IOException {
    MergedExport.write(
        ExportedModel.BASE,
        ADAPTER,
        folder,
        new MergedExport.Options(Optional.of(StoredType.BF16), 1L << 30));
    assertThat(Files.readString(folder.resolve("config.json")))
        .contains("\"dtype\" : \"bfloat16\"");
    try (WeightSource weights = ModelFolder.open(folder).openWeights()) {
      assertThat(weights.get("model.norm.weight").type()).isEqualTo(StoredType.BF16);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "BF16", "F16"})
  void aModelWithoutTheAdapterDoesNotPassAsMerged(StoredType type) throws IOException {
    MergedExport.Options options = new MergedExport.Options(Optional.of(type), 1L << 30);
    LogitsCheck.Difference merged =
        MergedExport.write(ExportedModel.BASE, ADAPTER, folder.resolve("merged"), options)
            .difference();
    assertThat(merged.largest()).isLessThan(1e-3);
    Path weak = folder.resolve("weak");
    copyWithWeights(ADAPTER, weak, 0);
    Path bare = folder.resolve("bare");
    MergedExport.write(ExportedModel.BASE, weak, bare, options);
    assertThatThrownBy(() -> LogitsCheck.compare(ExportedModel.BASE, ADAPTER, bare))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("expected at most 0.001");
    Path slight = folder.resolve("slight");
    copyWithWeights(ADAPTER, slight, 0.99f);
    Path wrong = folder.resolve("wrong");
    MergedExport.write(ExportedModel.BASE, slight, wrong, options);
    assertThatThrownBy(() -> LogitsCheck.compare(ExportedModel.BASE, ADAPTER, wrong))
        .isInstanceOf(StudioException.class);
  }

  @Test
  void aBaseOfEightBitWeightsIsMergedInTheTypeThatItComputesIn() throws IOException {
    Path narrow = folder.resolve("narrow");
    Files.createDirectories(narrow);
    for (String file : List.of("config.json", "model.safetensors")) {
      Files.copy(Path.of("src/test/resources/fp8/rows", file), narrow.resolve(file));
    }
    Files.copy(ExportedModel.BASE.resolve("tokenizer.json"), narrow.resolve("tokenizer.json"));
    Path adapter = folder.resolve("adapter");
    float[] ones = new float[64];
    Arrays.fill(ones, 0.1f);
    AdapterFolder.write(
        adapter,
        AdapterConfig.causal("narrow", 1, 1, 0, List.of("q_proj")),
        List.of(
            new LoraLayer(
                "model.layers.0.self_attn.q_proj",
                StoredTensor.of("a", List.of(1L, 64L), ones),
                StoredTensor.of("b", List.of(64L, 1L), ones),
                1)),
        List.of());
    Path merged = folder.resolve("merged");
    MergedExport.write(narrow, adapter, merged, MergedExport.Options.STANDARD);
    assertThat(merged.resolve("config.json")).content().doesNotContain("quantization_config");
    try (WeightSource base = ModelFolder.open(narrow).openWeights();
        WeightSource weights = ModelFolder.open(merged).openWeights()) {
      assertThat(weights.names()).isEqualTo(base.names()).noneMatch(name -> name.contains("scale"));
      StoredTensor kept = weights.get("model.layers.0.mlp.up_proj.weight");
      assertThat(kept.type()).isEqualTo(StoredType.BF16);
      assertThat(kept.toFloats())
          .containsExactly(base.get(kept.name()).cast(StoredType.BF16).toFloats());
    }
  }

  private static void copyWithWeights(Path adapter, Path copy, float factor) {
    try (AdapterFolder files = AdapterFolder.open(adapter)) {
      List<LoraLayer> layers =
          files.layers().stream()
              .map(
                  layer ->
                      new LoraLayer(
                          layer.module(), layer.a(), times(layer.b(), factor), layer.scale()))
              .toList();
      AdapterFolder.write(copy, files.config(), layers, files.saved());
    }
  }

  private static StoredTensor times(StoredTensor tensor, float factor) {
    float[] values = tensor.toFloats();
    for (int at = 0; at < values.length; at++) {
      values[at] *= factor;
    }
    return StoredTensor.of(tensor.name(), tensor.shape(), values);
  }

  @Test
  void valuesAreRoundedToTheNearestEven() {
    StoredTensor wide =
        StoredTensor.of("w", List.of(4L), 1 + 1f / 256, 1 + 3f / 256, -0f, Float.NaN);
    assertThat(wide.cast(StoredType.BF16).toFloats())
        .containsExactly(1f, 1.015625f, -0f, Float.NaN);
    assertThatThrownBy(
            () -> StoredTensor.of("w", List.of(1L), 70_000f).cast(StoredType.F16).toFloats())
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("w holds 70000.0, and F16 ends at 65504");
  }

  @Test
  void aFolderWithFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThatThrownBy(
            () ->
                MergedExport.write(
                    ExportedModel.BASE, ADAPTER, folder, MergedExport.Options.STANDARD))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("has files already");
  }

  @Test
  void anAdapterOfAnotherBaseIsRefused() {
    Path other = Path.of("src/test/resources/families/qwen3");
    assertThatThrownBy(
            () -> GgufExport.write(other, Optional.of(ADAPTER), GgufType.F16, "x", folder))
        .isInstanceOf(StudioException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
