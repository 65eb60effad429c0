package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.AdapterReference;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.adapter.RewardModel;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.ContrastiveSettings;
import io.alignmentstudio.lm.training.loss.Divergence;
import io.alignmentstudio.lm.training.loss.PreferenceLoss;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.lm.training.loss.UnpairedLoss;
import io.alignmentstudio.lm.training.loss.UnpairedSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectivesTest {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");
  private static final LoraSettings LORA = new LoraSettings(4, 8, List.of(LoraSettings.ALL_LINEAR));
  private static final TokenRow BETTER = new TokenRow(new int[] {1, 40, 50, 60, 70, 2}, 3, 1);
  private static final TokenRow WORSE = new TokenRow(new int[] {1, 40, 50, 90, 2}, 3, 1);

  @TempDir Path folder;

  private interface Trial {
    void run(LanguageModel model, LoraAdapter adapter);
  }

  private static void onModel(Trial trial) {
    try (LocalModel local = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(local.weights(), LORA, 3)) {
              adapter.attach(local.weights());
              trial.run(local.weights(), adapter);
            } finally {
              LoraAdapter.detach(local.weights());
            }
          });
    }
  }

  private static <R> List<Double> train(
      List<R> rows, Objective<R> objective, TrainableParameters parameters) {
    List<Double> losses = new ArrayList<>();
    Trainer.train(
        rows,
        objective,
        parameters,
        new TrainingSettings(8, 1e-2, 0, 0, 1, 256, 1),
        Optional.empty(),
        new TrainingListener() {
          @Override
          public void started(long totalSteps, long alreadyDone) {}

          @Override
          public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {
            losses.add(metrics.loss());
          }
        });
    return losses;
  }

  private static double[] reference(LanguageModel model, LoraAdapter adapter) {
    return AdapterReference.bare(model, adapter)
        .with(() -> DirectPreferenceObjective.logProbabilities(model, List.of(BETTER, WORSE), 2));
  }

  @Test
  void everyPreferenceLossFalls() {
    onModel(
        (model, adapter) -> {
          double[] held = reference(model, adapter);
          for (PreferenceLoss loss : PreferenceLoss.values()) {
            try (LoraAdapter fresh = LoraAdapter.fresh(model, LORA, 3)) {
              fresh.attach(model);
              List<Double> losses =
                  train(
                      List.of(new PreferenceRow(BETTER, WORSE, held[0], held[1])),
                      new PreferenceObjective(model, PreferenceSettings.smoothed(loss, 0.5, 0.01)),
                      fresh.parameters());
              assertThat(losses.getLast()).as(loss.key()).isLessThan(losses.getFirst());
            }
          }
        });
  }

  @Test
  void theOldAndTheNewPreferenceObjectiveAgree() {
    onModel(
        (model, adapter) -> {
          List<PreferenceRow> rows = List.of(new PreferenceRow(BETTER, WORSE, -20, -15));
          PreferenceSettings settings =
              new PreferenceSettings(
                  List.of(
                      new PreferenceSettings.Weighted(PreferenceLoss.SIGMOID, 1),
                      new PreferenceSettings.Weighted(PreferenceLoss.SFT, 0.5)),
                  0.1,
                  0,
                  new Divergence.ReverseKullbackLeibler(),
                  0.05);
          try (Scope _ = Scope.open()) {
            assertThat(new PreferenceObjective(model, settings).backward(rows, 1).loss())
                .isCloseTo(
                    new DirectPreferenceObjective(model, 0.1, 0.5).backward(rows, 1).loss(),
                    within(1e-5));
          }
        });
  }

  @Test
  void singleAnswersStartAtAHalfAndMoveApart() {
    onModel(
        (model, adapter) -> {
          double[] held = reference(model, adapter);
          List<LabelledRow> rows =
              List.of(
                  new LabelledRow(BETTER, true, held[0]), new LabelledRow(WORSE, false, held[1]));
          List<Double> losses =
              train(
                  rows,
                  new UnpairedObjective(
                      model,
                      AdapterReference.bare(model, adapter),
                      new UnpairedSettings(UnpairedLoss.KTO, 0.5, 1, 1),
                      model.contextLength()),
                  adapter.parameters());
          // A fresh adapter changes nothing: no divergence, 1 − σ(0).
          assertThat(losses.getFirst()).isCloseTo(0.5, within(1e-5));
          assertThat(losses.getLast()).isLessThan(0.45);
        });
  }

  @Test
  void lossesWithoutAReferenceFall() {
    onModel(
        (model, adapter) -> {
          List<PreferenceRow> rows = List.of(new PreferenceRow(BETTER, WORSE, 0, 0));
          List<Double> odds = train(rows, new OddsRatioObjective(model, 0.1), adapter.parameters());
          assertThat(odds.getLast()).isLessThan(odds.getFirst());
          List<Double> simple =
              train(
                  rows,
                  new ContrastiveObjective(model, ContrastiveSettings.simpo(2, 1)),
                  adapter.parameters());
          assertThat(simple.getLast()).isLessThan(simple.getFirst());
        });
  }

  @Test
  void oddsRatiosLearnThePromptToo() {
    onModel(
        (model, adapter) -> {
          double whole =
              DirectPreferenceObjective.logProbabilities(
                  model, List.of(new TokenRow(BETTER.tokens(), 1, 1)), 1)[0];
          try (Scope _ = Scope.open()) {
            StepMetrics metrics =
                new OddsRatioObjective(model, 0.1)
                    .backward(List.of(new PreferenceRow(BETTER, WORSE, 0, 0)), 1);
            assertThat(metrics.figures().get("nll_loss")).isCloseTo(-whole / 5, within(1e-5));
          }
        });
  }

  @Test
  void rewardModelsLearnFromPairsAndLabelsAndSurviveTheirFolder() {
    try (LocalModel local = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      Engine.run(
          () -> {
            LanguageModel model = local.weights();
            try (RewardModel reward = RewardModel.fresh(model, LORA, 5)) {
              reward.attach();
              List<Double> pairs =
                  train(
                      List.of(new RewardPair(BETTER, WORSE, 0.1)),
                      new PairRewardObjective(reward.head(), OptionalDouble.of(0.01)),
                      reward.parameters());
              assertThat(pairs.getLast()).isLessThan(pairs.getFirst());
              List<Double> labels =
                  train(
                      List.of(new RewardLabel(BETTER, true), new RewardLabel(WORSE, false)),
                      new LabelRewardObjective(reward.head()),
                      reward.parameters());
              assertThat(labels.getLast()).isLessThan(labels.getFirst());
              double[] rewards = reward.rewards(List.of(BETTER, WORSE));
              assertThat(rewards[0]).isGreaterThan(rewards[1]);
              reward.write(LORA, "tiny-llama", folder);
              try (RewardModel read = RewardModel.read(model, folder)) {
                assertThat(read.rewards(List.of(BETTER, WORSE)))
                    .containsExactly(rewards, within(1e-6));
              }
            } finally {
              LoraAdapter.detach(model);
            }
          });
    }
  }

  @Test
  void givenPartsOfAnAnswerAreReadButNotLearnt() {
    onModel(
        (model, adapter) -> {
          BitSet gap = new BitSet();
          gap.set(4);
          TokenRow gapped = new TokenRow(BETTER.tokens(), 3, 1, 1, gap);
          try (Scope _ = Scope.open()) {
            float[] all = AnswerPositions.of(model, List.of(BETTER)).logProbabilities().toFloats();
            AnswerPositions some = AnswerPositions.of(model, List.of(WORSE, gapped));
            assertThat(some.rowOf()).containsExactly(0, 0, 1, 1);
            float[] got = some.logProbabilities().toFloats();
            assertThat(got[2]).isCloseTo(all[0], within(1e-5f));
            assertThat(got[3]).isCloseTo(all[2], within(1e-5f));
            NextTokenObjective objective = new NextTokenObjective(model);
            assertThat(objective.weight(List.of(gapped))).isEqualTo(2);
            assertThat(objective.evaluate(List.of(gapped)).loss())
                .isCloseTo(-(all[0] + all[2]) / 2, within(1e-5));
          }
        });
  }

  @Test
  void prefixModelsCannotLearnTheirPrompts() {
    try (LocalModel local = LocalModel.embedded(Optional.empty(), DataType.FLOAT32)) {
      assertThatThrownBy(() -> new OddsRatioObjective(local.weights(), 0.1))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("both directions");
    }
  }
}
