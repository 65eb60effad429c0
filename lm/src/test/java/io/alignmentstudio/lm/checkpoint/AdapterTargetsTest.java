package io.alignmentstudio.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares with PEFT's own choice of layers (conformance/adapter_targets.py). */
class AdapterTargetsTest {
  private static final JsonNode REFERENCE =
      JsonMapper.shared().readTree(Path.of("src/test/resources/adapter-targets.json").toFile());

  @TempDir Path folder;

  static Stream<JsonNode> cases() {
    return REFERENCE.path("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void layersAreChosenAsByPeft(JsonNode example) throws IOException {
    ObjectNode config = (ObjectNode) example.path("settings");
    config.put("peft_type", "LORA").put("r", 2);
    Files.writeString(folder.resolve("adapter_config.json"), config.toString());
    Problems problems = new Problems();
    AdapterTargets targets = AdapterConfigFile.read(folder, problems).targets();
    assertThat(problems.isEmpty()).isTrue();
    assertThat(REFERENCE.path("layers").valueStream().map(JsonNode::stringValue))
        .filteredOn(targets.chosen())
        .containsExactlyElementsOf(
            example.path("chosen").valueStream().map(JsonNode::stringValue).toList());
  }
}
