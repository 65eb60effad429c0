package io.alignmentstudio.lm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares with what transformers wrote; see conformance/tokenizer_classes.py. */
class TokenizerClassesTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @TempDir Path parent;

  private record Case(JsonNode json) {
    @Override
    public String toString() {
      return "%s %s %s"
              .formatted(json.path("base").stringValue(), json.path("change"), json.path("files"))
          + json.path("repository").asString("");
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
    Path folder = write(example.json());
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

  @ParameterizedTest
  @ValueSource(strings = {"llama3", "qwen2", "gpt2"})
  void aByteLevelVocabularyIsNotReadAsSentencePieces(String base)
      throws IOException, URISyntaxException {
    Path written =
        write(
            MAPPER.readTree(
                """
                {"base": "%s", "change": {"tokenizer_class": "LlamaTokenizerFast"},
                 "files": {"config.json": {"model_type": "llama"}}}"""
                    .formatted(base)));
    assertThatThrownBy(
            () ->
                TextTokenizer.open(
                    written.resolve("tokenizer.json"), TokenizerConfig.read(written).options()))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(written.resolve("tokenizer.json").toString())
        .hasMessageContaining("set tokenizer_class to PreTrainedTokenizerFast");
  }

  /** Writes the folder, as a snapshot in a cache of the hub if the example names a repository. */
  private Path write(JsonNode example) throws IOException, URISyntaxException {
    String repository = example.path("repository").asString("");
    Path folder =
        repository.isEmpty()
            ? parent
            : Files.createDirectories(
                parent.resolve(
                    "models--%s/snapshots/%s"
                        .formatted(repository.replace("/", "--"), "a".repeat(40))));
    Path base = resource("/tokenizers").resolve(example.path("base").stringValue());
    Files.copy(base.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    ObjectNode config =
        (ObjectNode) MAPPER.readTree(base.resolve("tokenizer_config.json").toFile());
    config.setAll((ObjectNode) example.path("change"));
    Files.writeString(folder.resolve("tokenizer_config.json"), config.toString());
    for (Map.Entry<String, JsonNode> file : example.path("files").properties()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue().toString());
    }
    return folder;
  }

  private static int[] ints(JsonNode node) {
    return node.valueStream().mapToInt(JsonNode::intValue).toArray();
  }
}
