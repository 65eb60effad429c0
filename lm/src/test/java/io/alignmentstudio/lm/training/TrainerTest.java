package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");
  private static final LoraSettings LORA = new LoraSettings(4, 8, List.of(LoraSettings.ALL_LINEAR));
  private static final TrainingSettings SETTINGS = new TrainingSettings(3, 1e-2, 0.1, 0, 1, 64, 5);

  @TempDir Path folder;

  private static List<TokenRow> rows() {
    Random random = new Random(1);
    List<TokenRow> rows = new ArrayList<>();
    for (int row = 0; row < 24; row++) {
      int[] tokens = random.ints(6 + random.nextInt(8), 3, 250).toArray();
      tokens[tokens.length - 1] = 7;
      rows.add(new TokenRow(tokens, tokens.length - 2, 1));
    }
    return rows;
  }

  private record Listener(List<Double> losses, long stopAfter) implements TrainingListener {
    @Override
    public void started(long totalSteps, long alreadyDone) {}

    @Override
    public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {
      losses.add(metrics.loss());
      if (step == stopAfter) {
        throw new IllegalStateException("stopped");
      }
    }
  }

  private static float[] train(
      LocalModel model, Optional<TrainingCheckpoint> checkpoint, Listener listener) {
    return Engine.call(
        () -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), LORA, 3)) {
            adapter.attach(model.weights());
            Trainer.train(
                rows(),
                new NextTokenObjective(model.weights()),
                adapter.parameters(),
                SETTINGS,
                checkpoint,
                listener);
            return adapter.parameters().values().toFloats();
          } finally {
            LoraAdapter.detach(model.weights());
          }
        });
  }

  @Test
  void theRateRatioIsThatOfTheMatricesThatStartAtZero() {
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      LoraSettings plus = new LoraSettings(4, 8, List.of(LoraSettings.ALL_LINEAR), 4);
      Engine.run(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), plus, 3)) {
              float[] values = adapter.parameters().values().toFloats();
              float[] rates = adapter.parameters().rates().orElseThrow().toFloats();
              for (int at = 0; at < values.length; at++) {
                assertThat(rates[at]).isEqualTo(values[at] == 0 ? 4f : 1f);
              }
            }
          });
    }
  }

  @Test
  void lossFallsAndTheSameSeedGivesTheSameWeights() {
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      List<Double> losses = new ArrayList<>();
      float[] first = train(model, Optional.empty(), new Listener(losses, -1));
      float[] second = train(model, Optional.empty(), new Listener(new ArrayList<>(), -1));
      assertThat(losses.getLast()).isLessThan(losses.getFirst());
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void aStoppedRunResumesToTheSameWeights() {
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      float[] whole = train(model, Optional.empty(), new Listener(new ArrayList<>(), -1));
      TrainingCheckpoint checkpoint =
          new TrainingCheckpoint(folder.resolve("state.safetensors"), Duration.ZERO);
      assertThatThrownBy(
              () -> train(model, Optional.of(checkpoint), new Listener(new ArrayList<>(), 7)))
          .hasMessageContaining("stopped");
      List<Double> rest = new ArrayList<>();
      float[] resumed = train(model, Optional.of(checkpoint), new Listener(rest, -1));
      assertThat(resumed).isEqualTo(whole);
      assertThat(rest).hasSizeLessThan(24);
    }
  }

  @Test
  void preferenceLossStartsAtTheLogarithmOfTwoAndFalls() {
    try (LocalModel model = LocalModel.embedded(Optional.empty(), DataType.FLOAT32)) {
      List<Double> losses = new ArrayList<>();
      Engine.run(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), LORA, 3)) {
              adapter.attach(model.weights());
              TokenRow better = new TokenRow(new int[] {101, 2000, 102, 2748, 102}, 3, 1);
              TokenRow worse = new TokenRow(new int[] {101, 2000, 102, 2053, 102}, 3, 1);
              double[] reference =
                  DirectPreferenceObjective.logProbabilities(
                      model.weights(), List.of(better, worse), 2);
              Trainer.train(
                  List.of(new PreferenceRow(better, worse, reference[0], reference[1])),
                  new DirectPreferenceObjective(model.weights(), 0.1, 0),
                  adapter.parameters(),
                  new TrainingSettings(6, 1e-2, 0, 0, 1, 64, 1),
                  Optional.empty(),
                  new Listener(losses, -1));
            } finally {
              LoraAdapter.detach(model.weights());
            }
          });
      assertThat(losses.getFirst()).isCloseTo(Math.log(2), within(1e-4));
      assertThat(losses.getLast()).isLessThan(losses.getFirst());
    }
  }

  @Test
  void theChosenAnswersCrossEntropyIsAddedByItsWeight() {
    try (LocalModel model = LocalModel.embedded(Optional.empty(), DataType.FLOAT32)) {
      Engine.run(
          () -> {
            TokenRow better = new TokenRow(new int[] {101, 2000, 102, 2748, 2003, 102}, 3, 1);
            TokenRow worse = new TokenRow(new int[] {101, 2000, 102, 2053, 102}, 3, 1);
            double[] reference =
                DirectPreferenceObjective.logProbabilities(
                    model.weights(), List.of(better, worse), 2);
            PreferenceRow row = new PreferenceRow(better, worse, reference[0], reference[1]);
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), LORA, 3);
                Scope _ = Scope.open()) {
              adapter.attach(model.weights());
              StepMetrics metrics =
                  new DirectPreferenceObjective(model.weights(), 0.1, 0.5)
                      .backward(List.of(row), 1);
              // The new adapter changes nothing: ln 2 for the pair, the mean of three tokens
              // beside.
              assertThat(metrics.loss())
                  .isCloseTo(Math.log(2) + 0.5 * -reference[0] / 3, within(1e-4));
            } finally {
              LoraAdapter.detach(model.weights());
            }
          });
    }
  }
}
