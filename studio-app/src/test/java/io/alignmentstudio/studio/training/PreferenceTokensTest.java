package io.alignmentstudio.studio.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.studio.training.data.DataFile;
import io.alignmentstudio.studio.training.data.LabelledTokens;
import io.alignmentstudio.studio.training.data.PairTokens;
import io.alignmentstudio.studio.training.data.RowShape;
import io.alignmentstudio.studio.training.data.RowTokens;
import io.alignmentstudio.studio.training.settings.TooLong;
import io.alignmentstudio.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows have the tokens that TRL's trainers make of them: conformance/preferences.py asked them. */
class PreferenceTokensTest {
  private static final Path ENGINE = Path.of("..", "lm", "src", "test", "resources");
  private static final JsonNode REFERENCE =
      JsonMapper.shared().readTree(ENGINE.resolve("preferences/tokens.json").toFile());

  @TempDir private Path folder;

  /** A tokenizer, and how conversations are written. */
  private record Format(String tokenizer, String template) {
    List<JsonNode> cases() {
      return REFERENCE
          .get("cases")
          .valueStream()
          .filter(each -> each.get("tokenizer").stringValue().equals(tokenizer))
          .filter(each -> each.get("template").stringValue().equals(template))
          .toList();
    }
  }

  static Stream<Format> formats() {
    return REFERENCE
        .get("cases")
        .valueStream()
        .map(
            each ->
                new Format(each.get("tokenizer").stringValue(), each.get("template").stringValue()))
        .distinct();
  }

  private LocalModel model(Format format) throws IOException {
    Path home = Files.createDirectory(folder.resolve("model"));
    for (String name : List.of("config.json", "model.safetensors")) {
      Files.copy(ENGINE.resolve("tiny-llama").resolve(name), home.resolve(name));
    }
    for (String name : List.of("tokenizer.json", "tokenizer_config.json")) {
      Files.copy(
          ENGINE.resolve("tokenizers").resolve(format.tokenizer()).resolve(name),
          home.resolve(name));
    }
    String template = REFERENCE.get("templates").path(format.template()).asString("");
    if (!template.isEmpty()) {
      Files.writeString(home.resolve("chat_template.jinja"), template);
    }
    return LocalModel.folder(home, DataType.FLOAT32);
  }

  private RowTokens tokens(LocalModel model, RowShape shape, String row, Optional<Integer> longest)
      throws IOException {
    Path file = Files.writeString(folder.resolve("row.jsonl"), row);
    return new RowTokens(
        DataFile.read(file, shape), model, longest.orElse(model.contextLength()), TooLong.CUT);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void rowsHaveTheTokensOfTheReference(Format format) throws IOException {
    try (LocalModel model = model(format)) {
      assertThat(format.cases()).isNotEmpty();
      for (JsonNode each : format.cases()) {
        requireSame(model, each);
      }
    }
  }

  private void requireSame(LocalModel model, JsonNode each) throws IOException {
    String objective = each.get("objective").stringValue();
    boolean labelled = objective.equals("kto");
    RowTokens tokens =
        tokens(
            model,
            labelled ? RowShape.LABELLED : RowShape.PAIR,
            each.get("row").toString(),
            each.get("longest").isNull()
                ? Optional.empty()
                : Optional.of(each.get("longest").asInt()));
    JsonNode expected = each.get("expected");
    if (expected.has("dropped")) {
      assertThatThrownBy(() -> made(tokens, objective))
          .as(each.toString())
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("were left out");
      return;
    }
    List<TokenRow> made = made(tokens, objective);
    List<String> names = labelled ? List.of("answer") : List.of("chosen", "rejected");
    for (int at = 0; at < names.size(); at++) {
      JsonNode answer = expected.get(names.get(at));
      assertThat(made.get(at).tokens())
          .as(each.toString())
          .isEqualTo(answer.get("tokens").valueStream().mapToInt(JsonNode::asInt).toArray());
      // Nothing predicts the first token.
      assertThat(made.get(at).promptLength())
          .as(each.toString())
          .isEqualTo(Math.max(1, answer.get("prompt").asInt()));
    }
  }

  private static List<TokenRow> made(RowTokens tokens, String objective) {
    if (objective.equals("kto")) {
      return tokens.labelled().rows().stream().map(LabelledTokens::answer).toList();
    }
    PairTokens pair =
        (objective.equals("orpo") ? tokens.boundedPairs() : tokens.pairs()).rows().getFirst();
    return List.of(pair.chosen(), pair.rejected());
  }

  @Test
  void tokensThatJoinPromptAndAnswerAreTold() throws IOException {
    try (LocalModel model = model(new Format("gpt2", "plain"))) {
      JsonNode joined =
          new Format("gpt2", "plain")
              .cases().stream()
                  .filter(each -> each.get("row").path("rejected").asString("").equals("! Never."))
                  .findFirst()
                  .orElseThrow();
      assertThat(
              tokens(model, RowShape.PAIR, joined.get("row").toString(), Optional.empty())
                  .boundedPairs()
                  .notes())
          .singleElement()
          .asString()
          .contains("joins prompt and answer", "line 1");
    }
  }

  @Test
  void aPromptThatEndsWithTheSystemsMessageIsRefused() throws IOException {
    String row =
        """
        {"prompt": [{"role": "system", "content": "Be strict."}], "chosen": [{"role": "assistant", "content": "No."}], "rejected": [{"role": "assistant", "content": "Yes."}]}
        """;
    try (LocalModel model = model(new Format("qwen2", "newline"))) {
      RowTokens tokens = tokens(model, RowShape.PAIR, row, Optional.empty());
      assertThatThrownBy(tokens::boundedPairs)
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("line 1")
          .hasMessageContaining("ends with a system's message");
    }
  }
}
