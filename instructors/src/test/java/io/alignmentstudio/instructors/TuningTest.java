package io.alignmentstudio.instructors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.DataType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both tunings on the embedded model itself, a few steps each. */
class TuningTest {
  private static final LocalModel MODEL = LocalModel.embedded(Optional.empty(), DataType.FLOAT32);
  private static final LoraSettings LORA = new LoraSettings(4, 8, List.of("all-linear"));
  private static final List<Message> PROMPT =
      List.of(Message.system("Policy:\n- Nobody may accept cash."), Message.user("May I?"));
  private static final String GOOD = "no, cash is forbidden.";
  private static final String BAD = "sure, take it.";

  @TempDir Path folder;

  @AfterAll
  static void close() {
    MODEL.close();
  }

  private static TrainingSettings settings(int epochs) {
    return new TrainingSettings(epochs, 5e-3, 0, 0, 1, 512, 3);
  }

  private TrainingCheckpoint checkpoint(String name) {
    return new TrainingCheckpoint(folder.resolve(name), Duration.ofHours(1));
  }

  /** How much likelier the good answer is than the bad one, in nats. */
  private static double margin(Optional<Path> adapter) {
    try (ChatModel chat = MODEL.chat("test", adapter)) {
      List<Double> scores =
          chat.score(List.of(new ScoreRequest(PROMPT, List.of(GOOD, BAD))), count -> {}).getFirst();
      return scores.getFirst() - scores.getLast();
    }
  }

  private Path supervised() {
    Path output = folder.resolve("sft");
    SupervisedTuning.run(
        MODEL,
        List.of(new Demonstration("d", PROMPT, GOOD, 1)),
        LORA,
        settings(8),
        checkpoint("sft.safetensors"),
        output,
        new Losses());
    return output;
  }

  @Test
  void supervisedTuningMakesTheAnswerLikelier() {
    assertThat(margin(Optional.of(supervised()))).isGreaterThan(margin(Optional.empty()) + 1);
  }

  @Test
  void preferenceTuningWidensTheMarginAndLowersItsLoss() {
    Path start = supervised();
    Path output = folder.resolve("dpo");
    Losses losses = new Losses();
    PreferenceTuning.run(
        MODEL,
        start,
        List.of(new PreferencePair("p", PROMPT, GOOD, BAD)),
        0.1,
        0,
        LORA,
        settings(4),
        checkpoint("dpo.safetensors"),
        output,
        losses);
    // The adapter that it starts from is its own reference.
    assertThat(losses.first).isCloseTo(Math.log(2), org.assertj.core.data.Offset.offset(1e-4));
    assertThat(losses.last).isLessThan(losses.first);
    assertThat(margin(Optional.of(output))).isGreaterThan(margin(Optional.of(start)));
  }

  @Test
  void whatDoesNotFitIsNamedAndTrainingOnNothingIsRefused() {
    Demonstration tooLong = new Demonstration("long", PROMPT, "word ".repeat(600), 1);
    Demonstration fits = new Demonstration("fits", PROMPT, GOOD, 1);
    assertThat(
            SupervisedTuning.run(
                MODEL,
                List.of(tooLong, fits),
                LORA,
                settings(1),
                checkpoint("one.safetensors"),
                folder.resolve("one"),
                new Losses()))
        .containsExactly("long");
    assertThatThrownBy(
            () ->
                SupervisedTuning.run(
                    MODEL,
                    List.of(tooLong),
                    LORA,
                    settings(1),
                    checkpoint("none.safetensors"),
                    folder.resolve("none"),
                    new Losses()))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA))
        .hasMessageContaining("512 tokens");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  private static final class Losses implements TrainingListener {
    private double first = Double.NaN;
    private double last = Double.NaN;

    @Override
    public void started(long totalSteps, long alreadyDone) {}

    @Override
    public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {
      first = step == 1 ? metrics.loss() : first;
      last = metrics.loss();
    }
  }
}
