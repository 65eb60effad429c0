package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.adapter.WholeWeights;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.DirectPreferenceObjective;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedExportTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final List<TokenRow> ROWS =
      List.of(new TokenRow(new int[] {1, 7, 9, 11, 2}, 2, 1));
  private static final TrainingListener NOBODY =
      new TrainingListener() {
        @Override
        public void started(long totalSteps, long alreadyDone) {}

        @Override
        public void stepped(
            long step, StepMetrics metrics, double learningRate, long tokens) {}
      };

  @TempDir private Path folder;

  /** A checkpoint with the tokenizer of the tiny Llama. */
  private Path base(String family) throws IOException {
    Path base = Files.createDirectories(folder.resolve(family));
    copy(RESOURCES.resolve("tiny-llama"), base);
    copy(RESOURCES.resolve("families").resolve(family), base);
    return base;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  /** Tied heads among them; all are stored in 16 bits. */
  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama3", "qwen2", "granite"})
  void aTrainedModelIsLoadedAgainAsItWas(String family) throws IOException {
    Path base = base(family);
    Path out = Files.createDirectories(folder.resolve("out"));
    double[] trained;
    try (LocalModel model = LocalModel.folder(base, DataType.FLOAT32)) {
      trained =
          Engine.call(
              () -> {
                double[] before = scores(model);
                try (WholeWeights weights = WholeWeights.of(model.weights(), _ -> true)) {
                  weights.attach();
                  Trainer.train(
                      ROWS,
                      new NextTokenObjective(model.weights()),
                      weights.parameters(),
                      new TrainingSettings(3, 1e-2, 0, 0, 1, 64, 1),
                      Optional.empty(),
                      NOBODY);
                  TrainedExport.write(base, model.weights(), out);
                  double[] after = scores(model);
                  assertThat(after[0]).isGreaterThan(before[0] + 0.1);
                  return after;
                }
              });
    }
    try (LocalModel model = LocalModel.folder(out, DataType.FLOAT32)) {
      assertThat(Engine.call(() -> scores(model))).containsExactly(trained, within(0.02));
    }
    assertThat(out.resolve("tokenizer.json")).exists();
  }

  private static double[] scores(LocalModel model) {
    return DirectPreferenceObjective.logProbabilities(model.weights(), ROWS, 1);
  }
}
