package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adapters of PEFT 0.21, alone and mixed, give PEFT's logits. */
class PeftAdaptersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"regex", "patterns", "first_layer", "all_linear", "saved_head", "head"})
  void adaptersGivePeftsLogits(String name) {
    float[] got =
        ExportedModel.run(ExportedModel.BASE, Optional.of(ExportedModel.ADAPTERS.resolve(name)), 2);
    assertThat(ExportedModel.largestDifference(got, ExportedModel.expected(name))).isLessThan(1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"regex", "patterns", "first_layer", "all_linear", "saved_head", "head"})
  void mergedAdaptersGivePeftsLogits(String name) {
    Path adapter = ExportedModel.ADAPTERS.resolve(name);
    MergedExport.write(ExportedModel.BASE, adapter, folder, MergedExport.Options.STANDARD);
    float[] got = ExportedModel.run(folder, Optional.empty(), 2);
    assertThat(ExportedModel.largestDifference(got, ExportedModel.expected(name))).isLessThan(1e-5);
  }

  @Test
  void anAlphaOfZeroLeavesTheLayersThatHaveTheirOwn() throws IOException {
    Path regex = ExportedModel.ADAPTERS.resolve("regex");
    Files.copy(
        regex.resolve("adapter_model.safetensors"), folder.resolve("adapter_model.safetensors"));
    ObjectNode config =
        (ObjectNode) JsonMapper.shared().readTree(regex.resolve("adapter_config.json").toFile());
    config.put("lora_alpha", 0).putObject("alpha_pattern").put("up_proj", 5).put("gate_proj", 5);
    Files.writeString(folder.resolve("adapter_config.json"), config.toString());
    float[] got = ExportedModel.run(ExportedModel.BASE, Optional.of(folder), 2);
    assertThat(ExportedModel.largestDifference(got, ExportedModel.expected("regex")))
        .isLessThan(1e-5);
  }

  @Test
  void aMixAsOneAdapterGivesTheLogitsOfPeftsCat() {
    SequencedMap<Path, Double> weights = new LinkedHashMap<>();
    ExportedModel.REFERENCE
        .path("weights")
        .properties()
        .forEach(
            entry ->
                weights.put(
                    ExportedModel.ADAPTERS.resolve(entry.getKey()), entry.getValue().asDouble()));
    AdapterSum.write(weights, folder);
    float[] got = ExportedModel.run(ExportedModel.BASE, Optional.of(folder), 2);
    assertThat(ExportedModel.largestDifference(got, ExportedModel.expected("mix")))
        .isLessThan(1e-5);
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      assertThat(adapter.layers()).extracting(LoraLayer::scale).containsOnly(1.0);
      assertThat(adapter.config().rank()).isEqualTo(5);
      assertThat(adapter.config().base()).contains("tiny-llama");
    }
  }

  @Test
  void aMixOfNothingOrOfWholeTensorsIsRefused() {
    SequencedMap<Path, Double> weights = new LinkedHashMap<>();
    weights.put(ExportedModel.ADAPTERS.resolve("regex"), 0.0);
    assertThatThrownBy(() -> AdapterSum.write(weights, folder))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("every weight is 0");
    weights.put(ExportedModel.ADAPTERS.resolve("saved_head"), 1.0);
    assertThatThrownBy(() -> AdapterSum.write(weights, folder))
        .hasMessageContaining("replaces whole tensors");
    assertThat(folder).isEmptyDirectory();
  }
}
