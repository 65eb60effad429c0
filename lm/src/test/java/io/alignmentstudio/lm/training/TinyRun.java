package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.ProcessGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;

/** Short runs of the tiny Llama. */
final class TinyRun {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");

  static final LoraSettings LORA = new LoraSettings(4, 8, List.of(LoraSettings.ALL_LINEAR));

  static final TrainingSettings SETTINGS = new TrainingSettings(3, 1e-2, 0.1, 0, 1, 64, 5);

  private TinyRun() {}

  static LocalModel model() {
    return LocalModel.folder(LLAMA, DataType.FLOAT32);
  }

  /** Rows of 6 to 13 tokens, of which 2 are learnt; the last is always the same. */
  static List<TokenRow> rows(int count, long seed) {
    Random random = new Random(seed);
    List<TokenRow> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      int[] tokens = random.ints(6 + random.nextInt(8), 3, 250).toArray();
      tokens[tokens.length - 1] = 7;
      rows.add(new TokenRow(tokens, tokens.length - 2, 1));
    }
    return rows;
  }

  /** Keeps losses; fails after a step. */
  record Losses(List<Double> losses, List<Double> evaluations, LongConsumer afterStep)
      implements TrainingListener {
    Losses() {
      this(new ArrayList<>(), new ArrayList<>(), step -> {});
    }

    static Losses stoppingAfter(long last) {
      return new Losses(
          new ArrayList<>(),
          new ArrayList<>(),
          step -> {
            if (step == last) {
              throw new IllegalStateException("stopped");
            }
          });
    }

    @Override
    public void started(long totalSteps, long alreadyDone) {}

    @Override
    public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {
      losses.add(metrics.loss());
      afterStep.accept(step);
    }

    @Override
    public void evaluated(long step, StepMetrics metrics, boolean best) {
      evaluations.add(metrics.loss());
    }
  }

  /** Trains a fresh adapter and returns its values. */
  static float[] train(
      LocalModel model,
      List<TokenRow> rows,
      LoraSettings lora,
      TrainingSettings settings,
      Optional<TrainingCheckpoint> checkpoint,
      Optional<Evaluation<TokenRow>> evaluation,
      ProcessGroup group,
      TrainingListener listener) {
    return Engine.call(
        () -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), lora, 3)) {
            adapter.attach(model.weights());
            Trainer.train(
                rows,
                new NextTokenObjective(model.weights()),
                adapter.parameters(),
                settings,
                checkpoint,
                evaluation,
                group,
                listener);
            return adapter.parameters().values().toFloats();
          } finally {
            LoraAdapter.detach(model.weights());
          }
        });
  }
}
