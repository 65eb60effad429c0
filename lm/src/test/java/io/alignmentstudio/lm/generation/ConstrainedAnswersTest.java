package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.Constraint;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.tensor.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever models would say, their answers keep to constraints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstrainedAnswersTest {
  private static final String SCHEMA =
      """
      {"type":"object","properties":{"verdict":{"enum":["yes","no"]},"count":{"type":"integer"},
       "why":{"type":"string"}},"required":["verdict","count","why"]}
      """;

  private LocalModel embedded;
  private LocalModel llama;

  @BeforeAll
  void load() {
    embedded = LocalModel.embedded(Optional.empty(), DataType.FLOAT32);
    llama = LocalModel.folder(Path.of("src/test/resources/tiny-llama"), DataType.FLOAT32);
  }

  @AfterAll
  void close() {
    embedded.close();
    llama.close();
  }

  private ChatModel model(String family) {
    return (family.equals("llama") ? llama : embedded).chat(family, Optional.empty());
  }

  private static List<ChatRequest> requests(Constraint constraint, int tokens) {
    return IntStream.range(0, 12)
        .mapToObj(
            seed ->
                new ChatRequest(List.of(Message.user("May I?")), new Sampling(tokens, 2, 1, seed))
                    .within(constraint))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void choicesAreChosen(String family) {
    List<String> choices = List.of("yes", "no", "it depends", "no, never");
    List<ChatResponse> answers =
        model(family).chat(requests(new Constraint.Choice(choices), 30), count -> {});
    assertThat(answers)
        .allMatch(answer -> choices.contains(answer.text()))
        .allMatch(answer -> answer.finish() == FinishReason.STOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void regularExpressionsMatch(String family) {
    String pattern = "[a-f]{3}-\\d{2,4}(; [a-z]+)?";
    List<ChatResponse> answers =
        model(family).chat(requests(new Constraint.Regex(pattern), 30), count -> {});
    assertThat(answers).allMatch(answer -> answer.text().matches(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void jsonIsWholeAndValidEvenWhereTokensAreFew(String family) {
    for (ChatResponse answer :
        model(family).chat(requests(new Constraint.JsonSchema(SCHEMA), 60), count -> {})) {
      JsonNode json = new JsonMapper().readTree(answer.text());
      assertThat(json.propertyNames()).containsExactly("verdict", "count", "why");
      assertThat(json.get("verdict").asString()).isIn("yes", "no");
      assertThat(json.get("count").isIntegralNumber()).isTrue();
      assertThat(json.get("why").isString()).isTrue();
    }
  }

  @Test
  void whatTheVocabularyCannotWriteIsAnError() {
    ChatRequest request = requests(new Constraint.Choice(List.of("Yes")), 5).getFirst();
    assertThatThrownBy(() -> model("embedded").chat(request))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("Y (U+0059)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void stopTextsEndAnswersAndStreams(String family) {
    ChatModel model = model(family);
    ChatRequest open =
        new ChatRequest(List.of(Message.user("May I?")), new Sampling(30, 1.5, 1, 4));
    String text = model.chat(open).text();
    String stop = text.substring(text.length() / 2, text.length() / 2 + 2);
    ChatRequest stopped =
        new ChatRequest(open.messages(), open.sampling().withStops(List.of(stop)));
    StringBuilder streamed = new StringBuilder();
    ChatResponse response = model.stream(stopped, streamed::append);
    assertThat(response).isEqualTo(model.chat(stopped));
    assertThat(response.text()).isEqualTo(text.substring(0, text.indexOf(stop)));
    assertThat(streamed).hasToString(response.text());
    assertThat(response.finish()).isEqualTo(FinishReason.STOP);
  }
}
