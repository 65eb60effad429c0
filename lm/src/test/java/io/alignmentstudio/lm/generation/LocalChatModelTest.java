package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.tensor.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every family, on the embedded model and on a tiny Llama. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalChatModelTest {
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

  private static List<Message> messages(String text) {
    return List.of(Message.system("Policy:\n- Gifts are refused."), Message.user(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void aBatchAnswersLikeSingleRequests(String family) {
    ChatModel model = model(family);
    List<ChatRequest> requests =
        List.of(
            new ChatRequest(messages("May I?"), Sampling.greedy(8)),
            new ChatRequest(messages("May I take a gift from her?"), Sampling.greedy(8)));
    List<ChatResponse> together = model.chat(requests, count -> {});
    assertThat(together).isEqualTo(requests.stream().map(model::chat).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void streamingGivesTheSameText(String family) {
    ChatModel model = model(family);
    ChatRequest request = new ChatRequest(messages("May I?"), Sampling.greedy(12));
    StringBuilder streamed = new StringBuilder();
    ChatResponse response = model.stream(request, streamed::append);
    assertThat(response).isEqualTo(model.chat(request));
    assertThat(streamed).hasToString(response.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void scoresOfContinuationsDoNotDependOnTheirCompany(String family) {
    ChatModel model = model(family);
    List<Double> together =
        model
            .score(
                List.of(
                    new ScoreRequest(
                        messages("May I?"), List.of("yes", "no, never", "no, not now", "a"))),
                count -> {})
            .getFirst();
    for (int at = 0; at < 4; at++) {
      String single = List.of("yes", "no, never", "no, not now", "a").get(at);
      double alone =
          model
              .score(List.of(new ScoreRequest(messages("May I?"), List.of(single))), count -> {})
              .getFirst()
              .getFirst();
      assertThat(together.get(at)).isCloseTo(alone, within(1e-3)).isNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void theSameSeedDrawsTheSameAnswer(String family) {
    ChatModel model = model(family);
    ChatRequest request = new ChatRequest(messages("May I?"), new Sampling(10, 1.5, 0.9, 7));
    assertThat(model.chat(request)).isEqualTo(model.chat(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void aPromptWithoutRoomForItsAnswerIsRefusedWithTheNumbers(String family) {
    ChatModel model = model(family);
    ChatRequest request = new ChatRequest(messages("gift ".repeat(600)), Sampling.greedy(10));
    assertThatThrownBy(() -> model.chat(request))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(Integer.toString(model.contextLength()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "embedded"})
  void aSmallerContextIsKept(String family) {
    LocalModel whole = family.equals("llama") ? llama : embedded;
    try (ChatModel narrow = whole.withContextLength(96).chat("narrow", Optional.empty())) {
      assertThat(narrow.contextLength()).isEqualTo(96);
      int prompt = narrow.countTokens(messages("May I?"));
      ChatRequest full = new ChatRequest(messages("May I?"), Sampling.greedy(96 - prompt));
      assertThat(narrow.chat(full).text()).isEqualTo(model(family).chat(full).text());
      assertThatThrownBy(
              () -> narrow.chat(new ChatRequest(messages("May I?"), Sampling.greedy(97 - prompt))))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("at most 96");
    }
    assertThatThrownBy(() -> whole.withContextLength(whole.contextLength() + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
