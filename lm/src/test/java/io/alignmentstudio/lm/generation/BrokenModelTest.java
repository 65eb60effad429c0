package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.Constraint;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose weights are not numbers gives errors, not answers. */
class BrokenModelTest {
  private static final List<Message> HELLO = List.of(Message.user("hello"));
  private static final Sampling GREEDY = Sampling.greedy(4);

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void answersAndScoresAreErrorsThatNameTheRequest(double wrong) {
    try (LocalModel model =
            LocalModel.folder(Path.of("src/test/resources/tiny-llama"), DataType.FLOAT32);
        ChatModel chat = model.chat("broken", Optional.empty())) {
      Engine.run(
          () -> {
            try (Scope _ = Scope.withoutGradients()) {
              model.weights().parameters().getLast().value().multiplyInPlace(wrong);
            }
          });
      ChatRequest greedy = new ChatRequest(HELLO, GREEDY);
      Sampling drawn = new Sampling(4, 1, 50, 0.9, 0.05, 1.1, List.of(), 1);
      for (ChatRequest request :
          List.of(
              greedy,
              new ChatRequest(HELLO, drawn),
              greedy.within(new Constraint.Choice(List.of("yes", "no"))))) {
        assertThatThrownBy(() -> chat.chat(List.of(request), count -> {}))
            .isInstanceOf(StudioException.class)
            .hasMessageContaining("request 1 of 1");
      }
      ScoreRequest score = new ScoreRequest(HELLO, List.of("yes", "no"));
      assertThatThrownBy(() -> chat.score(List.of(score), count -> {}))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("Continuation 1 of request 1 of 1");
    }
  }
}
