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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingEstimatorTest {
  private static final TrainingSettings SETTINGS = new TrainingSettings(20, 1e-3, 0, 0, 1, 256, 5);

  /** A machine on which a batch takes time and memory by its size alone, and nothing else does. */
  private static final class EvenMachine implements Objective<TokenRow>, TrainingEstimator.Meter {
    private static final long MILLISECOND = 1_000_000;
    private static final long BASE = 1_000_000;
    private static final long BYTES_A_TOKEN = 1_000;

    private final long all;
    private long time;
    private long peak;
    private long largest;

    EvenMachine(long all) {
      this.all = all;
    }

    @Override
    public int tokens(TokenRow row) {
      return row.tokens().length;
    }

    @Override
    public StepMetrics backward(List<TokenRow> rows, long step) {
      long size = (long) rows.size() * rows.stream().mapToInt(this::tokens).max().orElseThrow();
      time += size * MILLISECOND;
      peak = Math.max(peak, BASE + size * BYTES_A_TOKEN);
      largest = Math.max(largest, size);
      return new StepMetrics(0, Map.of());
    }

    @Override
    public long nanoseconds() {
      return time;
    }

    @Override
    public long resident() {
      return BASE;
    }

    @Override
    public long available() {
      return all - BASE;
    }

    @Override
    public long peak() {
      return peak;
    }

    @Override
    public void forgetPeak() {
      peak = BASE;
    }
  }

  private static TrainingEstimate onEvenMachine(List<TokenRow> rows, EvenMachine machine) {
    try (LocalModel model = TinyRun.model()) {
      return Engine.call(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), TinyRun.LORA, 3)) {
              return TrainingEstimator.estimate(
                  rows, machine, adapter.parameters(), SETTINGS, machine);
            }
          });
    }
  }

  @Test
  void timeAndMemoryOfAllBatchesFollowFromThoseOfAFew() {
    List<TokenRow> rows = TinyRun.rows(400, 1);
    EvenMachine machine = new EvenMachine(Long.MAX_VALUE);
    TrainingEstimate estimate = onEvenMachine(rows, machine);
    assertThat(estimate.duration()).isEqualTo(Duration.ofMillis(estimate.paddedTokens()));
    assertThat(estimate.peakMemory())
        .isEqualTo(EvenMachine.BASE + machine.largest * EvenMachine.BYTES_A_TOKEN);
    assertThat(estimate.fits()).isTrue();
    assertThat(machine.time / EvenMachine.MILLISECOND).isLessThan(estimate.paddedTokens() / 4);
  }

  @Test
  void aBatchThatWouldNotFitIsForetoldAndNotTried() {
    List<TokenRow> rows = TinyRun.rows(400, 1);
    EvenMachine roomy = new EvenMachine(Long.MAX_VALUE);
    long needed = onEvenMachine(rows, roomy).peakMemory();
    EvenMachine narrow = new EvenMachine(needed - EvenMachine.BYTES_A_TOKEN);
    TrainingEstimate estimate = onEvenMachine(rows, narrow);
    assertThat(estimate.peakMemory()).isEqualTo(needed);
    assertThat(estimate.fits()).isFalse();
    assertThat(narrow.largest).isLessThan(roomy.largest);
  }

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
              assertThat(estimate.duration()).isPositive();

              TinyRun.Losses losses = new TinyRun.Losses();
              Trainer.train(
                  rows, objective, adapter.parameters(), SETTINGS, Optional.empty(), losses);
              assertThat(estimate.steps()).isEqualTo(losses.losses().size());
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
