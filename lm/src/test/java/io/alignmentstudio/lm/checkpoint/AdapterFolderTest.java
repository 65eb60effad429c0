package io.alignmentstudio.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterFolderTest {
  private static final AdapterConfig CONFIG =
      AdapterConfig.causal("base", 2, 4, 0.05, List.of("q_proj", "up_proj"));
  private static final String CONFIG_FILE = "adapter_config.json";

  @TempDir Path folder;

  @Test
  void writtenAdapterComesBack() {
    write();
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      assertThat(adapter.config()).isEqualTo(CONFIG);
      assertThat(adapter.layers())
          .extracting(LoraLayer::module)
          .containsExactly("model.layers.0.mlp.up_proj", "model.layers.0.self_attn.q_proj");
      LoraLayer layer = adapter.layers().getFirst();
      assertThat(layer.scale()).isEqualTo(2);
      assertThat(layer.inputs()).isEqualTo(3);
      assertThat(layer.outputs()).isEqualTo(4);
      assertThat(layer.b().toFloats()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
      assertThat(adapter.saved()).isEmpty();
    }
  }

  @Test
  void sameAdapterGivesTheSameBytes() {
    write();
    AdapterFolder.write(
        folder.resolve("again"), CONFIG, layers(CONFIG.scale()).reversed(), List.of());
    for (String file : List.of(CONFIG_FILE, "adapter_model.safetensors")) {
      assertThat(folder.resolve("again").resolve(file))
          .hasSameBinaryContentAs(folder.resolve(file));
    }
  }

  @Test
  void savedModulesAreKept() {
    AdapterConfig reward =
        new AdapterConfig(
            CONFIG.base(), 2, 4, 0, false, CONFIG.targetModules(), List.of("score"), "SEQ_CLS");
    StoredTensor score = StoredTensor.of("score.weight", List.of(1L, 3L), 1, 2, 3);
    AdapterFolder.write(folder, reward, layers(2), List.of(score));
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      assertThat(adapter.config()).isEqualTo(reward);
      assertThat(adapter.saved())
          .singleElement()
          .extracting(StoredTensor::name)
          .isEqualTo("score.weight");
    }
  }

  /** Scales as PEFT computes them: the first pattern that ends the path wins. */
  @Test
  void patternsAndStabilisedRanksChangeTheScale() throws IOException {
    write();
    edit("\"alpha_pattern\" : { }", "\"alpha_pattern\":{\"mlp.up_proj\":16}");
    edit("\"use_rslora\" : false", "\"use_rslora\":true");
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      assertThat(adapter.layers())
          .extracting(LoraLayer::scale)
          .containsExactly(16 / Math.sqrt(2), 4 / Math.sqrt(2));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "use_dora" : false          | "use_dora":true                        | use_dora is true
          "bias" : "none"             | "bias":"all"                           | bias is "all"
          "peft_type" : "LORA"        | "peft_type":"IA3"                      | peft_type is "IA3"
          "fan_in_fan_out" : false    | "fan_in_fan_out":true                  | fan_in_fan_out is true
          "init_lora_weights" : true  | "init_lora_weights":"pissa"            | init_lora_weights is "pissa"
          "inference_mode" : true     | "trainable_token_indices":[1]          | trainable_token_indices is [1]
          "r" : 2                     | "r":3                                  | has rank 2, but adapter_config.json gives it 3
          "r" : 2                     | "r":0                                  | r is 0, expected a whole number above 0
          "inference_mode" : true     | "r":2                                  | Duplicate
          """)
  void unsupportedSettingsAreRefused(String before, String after, String message)
      throws IOException {
    write();
    edit(before, after);
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(message);
  }

  @Test
  void unknownKeysAreIgnored() throws IOException {
    write();
    edit("\"inference_mode\" : true", "\"new_in_peft_9\":{\"a\":1},\"layer_replication\":null");
    AdapterFolder.open(folder).close();
  }

  /** Which layers PEFT 0.21 makes an adapter of; it leaves the tensors of all others out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"target_modules\" : [; \"target_modules\" : [\"x\"], \"old\" : [; up_proj and 1 more",
        "\"peft_type\"; \"exclude_modules\": [\"mlp.up_proj\"], \"peft_type\"; up_proj",
        "\"peft_type\"; \"exclude_modules\": \".*q_proj\", \"peft_type\"; q_proj",
        "\"peft_type\"; \"layers_to_transform\": [1, 10], \"peft_type\"; up_proj and 1 more",
        "\"peft_type\"; \"layers_to_transform\": 1, \"peft_type\"; up_proj and 1 more",
        "\"peft_type\"; \"layers_to_transform\": 0, \"layers_pattern\": \"blocks\", \"peft_type\"; up_proj and 1 more"
      },
      quoteCharacter = '`')
  void layersThatTheSettingsDoNotChooseAreRefused(String before, String after, String layers)
      throws IOException {
    write();
    edit(before, after);
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(layers)
        .hasMessageContaining("PEFT leaves them out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exclude_modules\": [\"proj\", \"mlp\"], ",
        "\"exclude_modules\": \"q_proj\", ",
        "\"layers_to_transform\": [0, 1], \"layers_pattern\": [\"blocks\", \"layers\"], ",
        "\"layers_to_transform\": [], "
      })
  void layersThatTheSettingsChooseAreRead(String settings) throws IOException {
    write();
    edit("\"peft_type\"", settings + "\"peft_type\"");
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      assertThat(adapter.layers()).hasSize(2);
    }
  }

  @Test
  void halfALayerIsRefused() {
    write();
    SafetensorsWriter.write(
        folder.resolve("adapter_model.safetensors"),
        List.of(
            StoredTensor.of("base_model.model.x.lora_A.weight", List.of(2L, 1L), 1, 2),
            StoredTensor.of("base_model.model.x.lora_magnitude_vector", List.of(1L), 1)),
        Map.of());
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .hasMessageContaining("x has only one of lora_A and lora_B")
        .hasMessageContaining(
            "lora_magnitude_vector changes the length of weights (DoRA), which is not supported");
  }

  private void write() {
    AdapterFolder.write(folder, CONFIG, layers(CONFIG.scale()), List.of());
  }

  private void edit(String before, String after) throws IOException {
    String text = Files.readString(folder.resolve(CONFIG_FILE));
    assertThat(text).contains(before);
    Files.writeString(folder.resolve(CONFIG_FILE), text.replace(before, after));
  }

  private static List<LoraLayer> layers(double scale) {
    return List.of(layer("self_attn.q_proj", scale), layer("mlp.up_proj", scale));
  }

  private static LoraLayer layer(String name, double scale) {
    return new LoraLayer(
        "model.layers.0." + name,
        StoredTensor.of("a", List.of(2L, 3L), 1, 2, 3, 4, 5, 6),
        StoredTensor.of("b", List.of(4L, 2L), 1, 2, 3, 4, 5, 6, 7, 8),
        scale);
  }
}
