package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {
  private static final List<TokenRow> ROWS = TinyRun.rows(24, 1);

  @TempDir Path folder;

  private TrainingCheckpoint checkpoint() {
    return new TrainingCheckpoint(folder.resolve("state.safetensors"), Duration.ZERO);
  }

  private Optional<Evaluation<TokenRow>> evaluation(int patience) {
    return Optional.of(
        new Evaluation<>(
            TinyRun.rows(6, 9), 3, patience, Optional.of(folder.resolve("best.safetensors"))));
  }

  private static float[] train(
      LocalModel model,
      List<TokenRow> rows,
      TrainingSettings settings,
      Optional<TrainingCheckpoint> checkpoint,
      Optional<Evaluation<TokenRow>> evaluation,
      TrainingListener listener) {
    return TinyRun.train(
        model,
        rows,
        TinyRun.LORA,
        settings,
        checkpoint,
        evaluation,
        ProcessGroup.single(),
        listener);
  }

  @Test
  void aStepOfSeveralBatchesIsThatOfOneLargeBatch() {
    // Rows of equal length, but unequal numbers of learnt tokens: a mean of means would differ.
    List<TokenRow> rows = new ArrayList<>();
    for (int row = 0; row < 8; row++) {
      int[] tokens = TinyRun.rows(1, row).getFirst().tokens();
      int[] same = Arrays.copyOf(tokens, 12);
      rows.add(new TokenRow(same, row < 4 ? 11 : 3, 1));
    }
    try (LocalModel model = TinyRun.model()) {
      TinyRun.Losses large = new TinyRun.Losses();
      TinyRun.Losses small = new TinyRun.Losses();
      TrainingSettings one = new TrainingSettings(4, 1e-2, 0, 0, 1, 96, 5);
      TrainingSettings four = new TrainingSettings(4, 1e-2, 0, 0, 1, 24, 5).accumulating(4);
      float[] first = train(model, rows, one, Optional.empty(), Optional.empty(), large);
      float[] second = train(model, rows, four, Optional.empty(), Optional.empty(), small);
      assertThat(small.losses()).hasSize(4);
      for (int step = 0; step < 4; step++) {
        assertThat(small.losses().get(step)).isCloseTo(large.losses().get(step), within(1e-5));
      }
      assertThat(second).containsExactly(first, within(2e-4f));
    }
  }

  @Test
  void aStoppedRunWithEvaluationResumesToTheSameBytes() {
    TrainingSettings settings = TinyRun.SETTINGS.with(Schedule.COSINE).accumulating(2);
    try (LocalModel model = TinyRun.model()) {
      TinyRun.Losses all = new TinyRun.Losses();
      float[] whole = train(model, ROWS, settings, Optional.empty(), evaluation(2), all);
      assertThatThrownBy(
              () ->
                  train(
                      model,
                      ROWS,
                      settings,
                      Optional.of(checkpoint()),
                      evaluation(2),
                      TinyRun.Losses.stoppingAfter(5)))
          .hasMessageContaining("stopped");
      TinyRun.Losses rest = new TinyRun.Losses();
      float[] resumed =
          train(model, ROWS, settings, Optional.of(checkpoint()), evaluation(2), rest);
      assertThat(resumed).isEqualTo(whole);
      assertThat(all.losses()).endsWith(rest.losses().toArray(Double[]::new));
      assertThat(all.evaluations()).endsWith(rest.evaluations().toArray(Double[]::new));
      assertThat(rest.losses()).hasSizeLessThan(all.losses().size());
    }
  }

  @Test
  void aRunEndsWhenPatienceDoesAndKeepsItsBestValues() {
    TrainingSettings steep = new TrainingSettings(40, 0.5, 0, 0, 1e9, 64, 5);
    try (LocalModel model = TinyRun.model()) {
      TinyRun.Losses heard = new TinyRun.Losses();
      float[] values = train(model, ROWS, steep, Optional.empty(), evaluation(2), heard);
      List<Double> losses = heard.evaluations();
      double best = losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
      assertThat(losses.indexOf(best)).isEqualTo(losses.size() - 3);
      assertThat(folder.resolve("best.safetensors")).exists();
      TinyRun.Losses again = new TinyRun.Losses();
      float[] second = train(model, ROWS, steep, Optional.empty(), evaluation(2), again);
      assertThat(second).isEqualTo(values);
    }
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunAndKeepsTheStateBefore() throws Exception {
    try (LocalModel model = TinyRun.model()) {
      List<TokenRow> rows = new ArrayList<>(ROWS);
      TokenRow bad = rows.get(13);
      rows.set(13, new TokenRow(bad.tokens(), bad.promptLength(), Double.NaN));
      TinyRun.Losses heard = new TinyRun.Losses();
      TrainingCheckpoint rare =
          new TrainingCheckpoint(folder.resolve("state.safetensors"), Duration.ofDays(1));
      assertThatThrownBy(
              () ->
                  train(model, rows, TinyRun.SETTINGS, Optional.of(rare), Optional.empty(), heard))
          .hasMessageContaining("The loss of step " + (heard.losses().size() + 1) + " is NaN")
          .hasMessageContaining("13")
          .hasMessageContaining("state.safetensors");
      if (!heard.losses().isEmpty()) {
        assertThat(Files.size(folder.resolve("state.safetensors"))).isPositive();
      }
    }
  }

  @Test
  void aGradientThatIsNoNumberChangesNothing() {
    try (LocalModel model = TinyRun.model()) {
      Objective<TokenRow> poisoned =
          new Objective<>() {
            private final NextTokenObjective plain = new NextTokenObjective(model.weights());

            @Override
            public int tokens(TokenRow row) {
              return plain.tokens(row);
            }

            @Override
            public StepMetrics backward(List<TokenRow> batch, long step) {
              StepMetrics metrics = plain.backward(batch, step);
              if (step == 4) {
                poison(model);
              }
              return metrics;
            }
          };
      assertThatThrownBy(() -> runPoisoned(model, poisoned))
          .hasMessageContaining("The gradient of step 4 is NaN, in a batch of the rows [")
          .hasMessageContaining("state.safetensors");
      assertThat(folder.resolve("state.safetensors")).exists();
    }
  }

  private TrainableParameters current;

  private void poison(LocalModel model) {
    try (Scope _ = Scope.withoutGradients()) {
      Object _ = current.gradients().multiplyInPlace(Double.NaN);
    }
    assertThat(model).isNotNull();
  }

  private void runPoisoned(LocalModel model, Objective<TokenRow> objective) {
    Engine.run(
        () -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), TinyRun.LORA, 3)) {
            current = adapter.parameters();
            adapter.attach(model.weights());
            Trainer.train(
                ROWS,
                objective,
                adapter.parameters(),
                TinyRun.SETTINGS,
                Optional.of(
                    new TrainingCheckpoint(
                        folder.resolve("state.safetensors"), Duration.ofDays(1))),
                new TinyRun.Losses());
          } finally {
            LoraAdapter.detach(model.weights());
          }
        });
  }

  @Test
  void aCheckpointOfAnotherRunIsRefusedWithWhatDiffers() {
    try (LocalModel model = TinyRun.model()) {
      assertThatThrownBy(
              () ->
                  train(
                      model,
                      ROWS,
                      TinyRun.SETTINGS,
                      Optional.of(checkpoint()),
                      Optional.empty(),
                      TinyRun.Losses.stoppingAfter(5)))
          .hasMessageContaining("stopped");
      TrainingSettings other = new TrainingSettings(3, 2e-2, 0.1, 0, 1, 64, 5);
      assertThatThrownBy(
              () ->
                  train(
                      model,
                      ROWS.subList(0, 20),
                      other,
                      Optional.of(checkpoint()),
                      Optional.empty(),
                      new TinyRun.Losses()))
          .hasMessageContaining("belongs to another training run")
          .hasMessageContaining("learningRate=0.02")
          .hasMessageContaining("rows: the checkpoint has 24 rows");
    }
  }

  @Test
  void anythingElseThatDiffersIsNamedToo() {
    try (LocalModel model = TinyRun.model()) {
      assertThatThrownBy(() -> prefer(model, 0.1, TinyRun.LORA, TinyRun.Losses.stoppingAfter(2)))
          .hasMessageContaining("stopped");
      assertThatThrownBy(() -> prefer(model, 0.2, TinyRun.LORA, new TinyRun.Losses()))
          .hasMessageContaining("objective: the checkpoint has DirectPreferenceObjective")
          .hasMessageContaining("beta 0.1")
          .hasMessageContaining("beta 0.2")
          .hasMessageNotContaining("base:");
      LoraSettings larger = new LoraSettings(4, 64, List.of("q_proj"));
      assertThatThrownBy(() -> prefer(model, 0.1, larger, new TinyRun.Losses()))
          .hasMessageContaining("alpha=8.0")
          .hasMessageContaining("alpha=64.0")
          .hasMessageContaining("trained tensors: ");
      Engine.run(
          () -> {
            try (Scope _ = Scope.withoutGradients()) {
              Object _ = model.weights().parameters().getLast().value().multiplyInPlace(1.01);
            }
          });
      assertThatThrownBy(() -> prefer(model, 0.1, TinyRun.LORA, new TinyRun.Losses()))
          .hasMessageContaining("base: the checkpoint has llama of ")
          .hasMessageNotContaining("objective:");
    }
  }

  private static void plainly(LocalModel model, List<TokenRow> rows, TrainingListener listener) {
    float[] _ = train(model, rows, TinyRun.SETTINGS, Optional.empty(), Optional.empty(), listener);
  }

  private static List<TokenRow> weighing(List<TokenRow> rows, double weight) {
    return rows.stream()
        .map(row -> new TokenRow(row.tokens(), row.promptLength(), weight))
        .toList();
  }

  @Test
  void rowsThatCannotBeLearntAreRefusedBeforeTheFirstStep() {
    try (LocalModel model = TinyRun.model()) {
      TinyRun.Losses heard = new TinyRun.Losses();
      assertThatThrownBy(() -> plainly(model, List.of(), heard))
          .hasMessageContaining("The rows of the training cannot be used")
          .hasMessageContaining("there are none");
      assertThatThrownBy(() -> plainly(model, weighing(ROWS, 0), heard))
          .hasMessageContaining("all 24 have only tokens of weight 0");
      int context = model.weights().contextLength();
      List<TokenRow> rows = new ArrayList<>(ROWS);
      int[] tokens = new int[context + 1];
      Arrays.fill(tokens, 9);
      rows.set(3, new TokenRow(tokens, 3, 1));
      rows.set(5, new TokenRow(Arrays.copyOf(tokens, context), 3, 1));
      assertThatThrownBy(() -> plainly(model, rows, heard))
          .hasMessageContaining("1 of 24 exceed the model's context of " + context)
          .hasMessageContaining("row 3 with " + (context + 1));
      assertThat(heard.losses()).isEmpty();
    }
  }

  @Test
  void rowsWithoutWeightCountNothing() {
    List<TokenRow> rows = new ArrayList<>(ROWS);
    rows.addAll(weighing(TinyRun.rows(20, 8), 0));
    try (LocalModel model = TinyRun.model()) {
      TinyRun.Losses alone = new TinyRun.Losses();
      TinyRun.Losses mixed = new TinyRun.Losses();
      TrainingSettings settings = TinyRun.SETTINGS.accumulating(3);
      float[] expected = train(model, ROWS, settings, Optional.empty(), Optional.empty(), alone);
      float[] got = train(model, rows, settings, Optional.empty(), Optional.empty(), mixed);
      assertThat(mixed.losses()).hasSameSizeAs(alone.losses()).doesNotContain(Double.NaN);
      assertThat(got).hasSameSizeAs(expected).doesNotContain(Float.NaN);
    }
  }

  private void prefer(LocalModel model, double beta, LoraSettings lora, TrainingListener listener) {
    List<PreferenceRow> pairs = new ArrayList<>();
    for (int pair = 0; pair < 8; pair++) {
      pairs.add(new PreferenceRow(ROWS.get(pair), ROWS.get(pair + 8), -9, -9));
    }
    Engine.run(
        () -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), lora, 3)) {
            adapter.attach(model.weights());
            Trainer.train(
                pairs,
                new DirectPreferenceObjective(model.weights(), beta, 0),
                adapter.parameters(),
                TinyRun.SETTINGS,
                Optional.of(checkpoint()),
                listener);
          } finally {
            LoraAdapter.detach(model.weights());
          }
        });
  }
}
