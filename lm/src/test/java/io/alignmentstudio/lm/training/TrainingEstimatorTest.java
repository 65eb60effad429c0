package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingEstimatorTest {
  private static final TrainingSettings SETTINGS = new TrainingSettings(20, 1e-3, 0, 0, 1, 256, 5);

  @Test
  void anEstimateCountsThePlanAndChangesNothing() {
    List<TokenRow> rows = TinyRun.rows(24, 1);
    try (LocalModel model = TinyRun.model()) {
      Engine.run(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), TinyRun.LORA, 3)) {
              adapter.attach(model.weights());
              NextTokenObjective objective = new NextTokenObjective(model.weights());
              float[] before = adapter.parameters().values().toFloats();
              TrainingEstimate estimate =
                  TrainingEstimator.estimate(rows, objective, adapter.parameters(), SETTINGS);
              assertThat(adapter.parameters().values().toFloats()).isEqualTo(before);
              assertThat(adapter.parameters().gradients().norm().item()).isZero();
              assertThat(estimate.tokens())
                  .isEqualTo(20 * rows.stream().mapToLong(objective::tokens).sum());
              assertThat(estimate.paddedTokens()).isGreaterThanOrEqualTo(estimate.tokens());

              long start = System.nanoTime();
              TinyRun.Losses losses = new TinyRun.Losses();
              Trainer.train(
                  rows, objective, adapter.parameters(), SETTINGS, Optional.empty(), losses);
              double seconds = (System.nanoTime() - start) / 1e9;
              assertThat(estimate.steps()).isEqualTo(losses.losses().size());
              // Other processes share the machine here: the order of magnitude is what is sure.
              assertThat(estimate.duration().toMillis() / 1000.0)
                  .isBetween(seconds / 4, seconds * 4);
              if (estimate.peakMemory() > 0) {
                assertThat((double) ProcessMemory.peak())
                    .isBetween(estimate.peakMemory() * 0.75, estimate.peakMemory() * 1.25);
              }
            } finally {
              LoraAdapter.detach(model.weights());
            }
          });
    }
  }

  @Test
  void aRunThatDoesNotFitIsRefusedWithTheEstimateAndARemedy() {
    TrainingEstimate large =
        new TrainingEstimate(
            10, 1000, 1200, 5000, Duration.ofMinutes(3), 9_000_000_000L, 8_000_000_000L);
    assertThatThrownBy(large::requireFits)
        .hasMessageContaining("1,000 tokens (1,200 with padding)")
        .hasMessageContaining("about 3.0 minutes, 9.00 GB of memory at most; 8.00 GB can be had")
        .hasMessageContaining("Lower batchTokens")
        .hasMessageContaining("training.sft.batch-tokens in studio.yaml");
    assertThat(new TrainingEstimate(10, 1000, 1200, 5000, Duration.ofMinutes(3), 9, 10).fits())
        .isTrue();
  }

  @Test
  void memoryThatRunsOutIsAnErrorWithARemedy() {
    try (LocalModel model = TinyRun.model()) {
      Engine.run(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), TinyRun.LORA, 3)) {
              Objective<TokenRow> hungry =
                  new Objective<>() {
                    @Override
                    public int tokens(TokenRow row) {
                      return row.tokens().length;
                    }

                    @Override
                    public StepMetrics backward(List<TokenRow> rows, long step) {
                      // 4 exabytes, which no machine has: libtorch's own failure.
                      throw new IllegalStateException(
                          Tensor.zeros(DataType.FLOAT32, 1L << 60).toString());
                    }
                  };
              assertThatThrownBy(
                      () ->
                          Trainer.train(
                              TinyRun.rows(4, 1),
                              hungry,
                              adapter.parameters(),
                              SETTINGS,
                              Optional.empty(),
                              new TinyRun.Losses()))
                  .hasMessageContaining("Memory ran out in step 1")
                  .hasMessageContaining("batches of 256 tokens")
                  .hasMessageContaining("training.sft.batch-tokens in studio.yaml")
                  .hasMessageContaining("quantise the base to 4 bits");
            }
          });
    }
  }
}
