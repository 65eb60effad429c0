package io.alignmentstudio.lm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.checkpoint.TokenizerConfig;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares with what transformers wrote; see conformance/tokenizer_classes.py. */
class TokenizerClassesTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @TempDir Path folder;

  private record Case(JsonNode json) {
    @Override
    public String toString() {
      return "%s %s %s"
          .formatted(json.path("base").stringValue(), json.path("change"), json.path("files"));
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(TokenizerClassesTest.class.getResource(name)).toURI());
  }

  static Stream<Case> cases() throws URISyntaxException {
    return MAPPER
        .readTree(resource("/tokenizer-classes.json").toFile())
        .valueStream()
        .map(Case::new);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void idsAndTextsAreThoseOfTheClassAndTheTokensBesideTheFile(Case example)
      throws IOException, URISyntaxException {
    write(example.json());
    try (TextTokenizer tokenizer =
        TextTokenizer.open(
            folder.resolve("tokenizer.json"), TokenizerConfig.read(folder).options())) {
      for (JsonNode text : example.json().path("texts")) {
        String given = text.path("text").stringValue();
        int[] whole = ints(text.path("whole"));
        assertThat(tokenizer.encode(given, false)).as(given).isEqualTo(ints(text.path("plain")));
        assertThat(tokenizer.encode(given, true)).as(given).isEqualTo(whole);
        assertThat(tokenizer.decode(whole, false)).isEqualTo(text.path("decoded").stringValue());
        assertThat(tokenizer.decode(whole, true)).isEqualTo(text.path("skipped").stringValue());
      }
    }
  }

  private void write(JsonNode example) throws IOException, URISyntaxException {
    Path base = resource("/tokenizers").resolve(example.path("base").stringValue());
    Files.copy(base.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    ObjectNode config =
        (ObjectNode) MAPPER.readTree(base.resolve("tokenizer_config.json").toFile());
    config.setAll((ObjectNode) example.path("change"));
    Files.writeString(folder.resolve("tokenizer_config.json"), config.toString());
    for (Map.Entry<String, JsonNode> file : example.path("files").properties()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue().toString());
    }
  }

  private static int[] ints(JsonNode node) {
    return node.valueStream().mapToInt(JsonNode::intValue).toArray();
  }
}
