package io.alignmentstudio.lm.training.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.adapter.AdapterReference;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.DecoderSampler;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.lm.training.loss.Advantages;
import io.alignmentstudio.lm.training.loss.PolicyLoss;
import io.alignmentstudio.lm.training.loss.PolicySettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyObjectiveTest {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");
  private static final LoraSettings LORA = new LoraSettings(4, 8, List.of("down_proj", "lm_head"));
  private static final List<Prompt> PROMPTS =
      List.of(
          new Prompt(new int[] {1, 40, 50}, "first", Map.of("wanted", "60")),
          new Prompt(new int[] {1, 41, 51, 61}, "second", Map.of("wanted", "61")));

  /** Share of letters from the first half of the alphabet: easy to learn by sampling. */
  private static final RewardFunction EARLY =
      RewardFunction.of(
          "early",
          (prompt, completion, fields) ->
              OptionalDouble.of(
                  completion.chars().filter(letter -> letter < 'n').count()
                      / (double) Math.max(1, completion.length())));

  private static final RewardFunction NOTHING =
      RewardFunction.of("nothing", (prompt, completion, fields) -> OptionalDouble.empty());

  private static PolicyMethod group(PolicyLoss loss, double beta) {
    return new PolicyMethod.GroupRelative(
        PolicySettings.of(loss, 6).withDivergence(beta, true), Advantages.Scale.GROUP, false);
  }

  private static List<StepMetrics> train(
      PolicyMethod method, RolloutSettings settings, int epochs, RewardFunction reward) {
    List<StepMetrics> steps = new ArrayList<>();
    float[] _ =
        train(
            method,
            settings,
            new TrainingSettings(epochs, 0.1, 0, 0, 1, 4096, 1),
            reward,
            Optional.empty(),
            steps::add);
    return steps;
  }

  private static float[] train(
      PolicyMethod method,
      RolloutSettings settings,
      TrainingSettings training,
      RewardFunction reward,
      Optional<TrainingCheckpoint> checkpoint,
      Consumer<StepMetrics> afterStep) {
    try (LocalModel local = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      return Engine.call(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(local.weights(), LORA, 3)) {
              adapter.attach(local.weights());
              Trainer.train(
                  PROMPTS,
                  objective(local, adapter, method, settings, reward),
                  adapter.parameters(),
                  training,
                  checkpoint,
                  new TrainingListener() {
                    @Override
                    public void started(long totalSteps, long alreadyDone) {}

                    @Override
                    public void stepped(
                        long step, StepMetrics metrics, double learningRate, long tokens) {
                      afterStep.accept(metrics);
                    }
                  });
              return adapter.parameters().views().stream()
                  .map(Tensor::toFloats)
                  .reduce(new float[0], PolicyObjectiveTest::joined);
            } finally {
              LoraAdapter.detach(local.weights());
            }
          });
    }
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static PolicyObjective objective(
      LocalModel local,
      LoraAdapter adapter,
      PolicyMethod method,
      RolloutSettings settings,
      RewardFunction reward) {
    return new PolicyObjective(
        local.weights(),
        AdapterReference.bare(local.weights(), adapter),
        new DecoderSampler(local.weights(), local.format(), new Sampling(6, 1, 1, 0)),
        Map.of(reward, 1.0),
        method,
        settings);
  }

  private static double mean(List<StepMetrics> steps) {
    return steps.stream().mapToDouble(step -> step.figures().get("reward")).average().orElse(0);
  }

  @Test
  void rewardsRiseByGroupRelativeAndLeaveOneOutAdvantages() {
    for (PolicyMethod method :
        List.of(group(PolicyLoss.DAPO, 0), PolicyMethod.LeaveOneOut.defaults())) {
      List<StepMetrics> steps = train(method, new RolloutSettings(8, 1, 8, false, 1), 24, EARLY);
      assertThat(mean(steps.subList(18, 24))).isGreaterThan(mean(steps.subList(0, 6)) + 0.05);
    }
  }

  @Test
  void theFirstLossOfAFreshPolicyIsNoMoreThanItsAdvantages() {
    // Ratios are 1 and advantages of a group add up to 0; so does the mean over answers.
    StepMetrics first =
        train(group(PolicyLoss.GRPO, 0.04), new RolloutSettings(4, 1, 8, false, 1), 1, EARLY)
            .getFirst();
    assertThat(first.loss()).isCloseTo(0, within(1e-5));
  }

  @Test
  void answersAreKeptForEveryIteration() {
    List<StepMetrics> steps =
        train(group(PolicyLoss.DAPO, 0), new RolloutSettings(4, 3, 8, false, 1), 2, EARLY);
    assertThat(steps).hasSize(6);
    assertThat(steps.get(1).figures()).isEqualTo(steps.get(0).figures());
    assertThat(steps.get(2).figures()).isEqualTo(steps.get(0).figures());
    assertThat(steps.get(3).figures()).isNotEqualTo(steps.get(0).figures());
    assertThat(steps.get(1).loss()).isNotEqualTo(steps.get(0).loss());
  }

  @Test
  void aRunStoppedInsideAGroupOfStepsResumesToTheSameBytes(@TempDir Path folder) {
    RolloutSettings thrice = new RolloutSettings(4, 3, 8, false, 1);
    TrainingSettings training = new TrainingSettings(4, 0.1, 0, 0, 1, 4096, 1);
    PolicyMethod method = group(PolicyLoss.DAPO, 0.04);
    List<StepMetrics> all = new ArrayList<>();
    float[] whole = train(method, thrice, training, EARLY, Optional.empty(), all::add);
    Optional<TrainingCheckpoint> checkpoint =
        Optional.of(new TrainingCheckpoint(folder.resolve("state"), Duration.ZERO));
    List<StepMetrics> before = new ArrayList<>();
    assertThatThrownBy(
            () ->
                train(
                    method,
                    thrice,
                    training,
                    EARLY,
                    checkpoint,
                    step -> {
                      before.add(step);
                      if (before.size() == 5) {
                        throw new IllegalStateException("stopped");
                      }
                    }))
        .hasMessageContaining("stopped");
    List<StepMetrics> rest = new ArrayList<>();
    float[] resumed = train(method, thrice, training, EARLY, checkpoint, rest::add);
    assertThat(rest).isEqualTo(all.subList(3, 12));
    assertThat(resumed).isEqualTo(whole);
  }

  @Test
  void howAStepIsCutChangesNeitherTheAnswersNorTheLoss() {
    for (PolicyLoss loss : List.of(PolicyLoss.DAPO, PolicyLoss.CISPO, PolicyLoss.GRPO)) {
      RolloutSettings once = new RolloutSettings(4, 1, 8, false, 1);
      List<StepMetrics> whole = new ArrayList<>();
      List<StepMetrics> cut = new ArrayList<>();
      PolicyMethod method = group(loss, 0);
      float[] expected =
          train(
              method,
              once,
              new TrainingSettings(2, 0.01, 0, 0, 1, 4096, 1),
              EARLY,
              Optional.empty(),
              whole::add);
      float[] got =
          train(
              method,
              once,
              new TrainingSettings(2, 0.01, 0, 0, 1, 1, 1).accumulating(2),
              EARLY,
              Optional.empty(),
              cut::add);
      assertThat(cut).hasSize(2);
      for (int step = 0; step < 2; step++) {
        assertThat(cut.get(step).loss()).isCloseTo(whole.get(step).loss(), within(1e-5));
        assertThat(cut.get(step).figures().get("reward"))
            .isCloseTo(whole.get(step).figures().get("reward"), within(1e-9));
      }
      assertThat(got).as(loss.key()).containsExactly(expected, within(1e-4f));
    }
  }

  @Test
  void answersThatNoRewardAppliesToTeachNothing() {
    StepMetrics first =
        train(group(PolicyLoss.DAPO, 0), new RolloutSettings(4, 1, 8, true, 1), 1, NOTHING)
            .getFirst();
    assertThat(first.loss()).isZero();
    assertThat(first.figures()).doesNotContainKey("reward");
  }

  @Test
  void microbatchesAddUpToTheWholeBatch() {
    for (PolicyLoss loss : PolicyLoss.values()) {
      if (loss == PolicyLoss.BNPO) {
        continue; // It is defined by its microbatches.
      }
      float[] whole = gradients(loss, 8);
      float[] parts = gradients(loss, 3);
      assertThat(parts).as(loss.key()).containsExactly(whole, within(1e-5f));
    }
  }

  private static float[] gradients(PolicyLoss loss, int microbatch) {
    try (LocalModel local = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      return Engine.call(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(local.weights(), LORA, 3);
                Scope _ = Scope.open()) {
              adapter.attach(local.weights());
              objective(
                      local,
                      adapter,
                      group(loss, 0.04),
                      new RolloutSettings(4, 1, microbatch, false, 1),
                      EARLY)
                  .backward(PROMPTS, 1);
              // Of the second matrix of the last layer, which starts at 0.
              return adapter.parameters().views().getLast().gradient().toFloats();
            } finally {
              LoraAdapter.detach(local.weights());
            }
          });
    }
  }
}
