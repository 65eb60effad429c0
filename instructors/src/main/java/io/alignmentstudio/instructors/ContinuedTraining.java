package io.alignmentstudio.instructors;

import io.alignmentstudio.lm.adapter.WholeWeights;
import io.alignmentstudio.lm.checkpoint.SafetensorsWriter;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.EmbeddedModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.StoredTensors;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.lm.training.WeightDecay;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Continued training of every weight on raw text: the model learns the policy's words, not its
 * behaviour. A bidirectional prompt gets a random share of each window.
 */
public final class ContinuedTraining {
  private static final int WINDOW = 160;

  private ContinuedTraining() {}

  /**
   * Trains the model in place and writes its weights as safetensors.
   *
   * @param texts the documents, each a unit of its own
   * @param settings whose epochs are passes over the text, each cut at other places
   */
  public static void run(
      LocalModel model,
      List<String> texts,
      TrainingSettings settings,
      TrainingCheckpoint checkpoint,
      Path output,
      TrainingListener listener) {
    List<TokenRow> rows = windows(model, texts, settings);
    TrainingSettings once = settings.lasting(1);
    Engine.run(() -> train(model.weights(), rows, once, checkpoint, output, listener));
  }

  private static List<TokenRow> windows(
      LocalModel model, List<String> texts, TrainingSettings settings) {
    Random random = new Random(settings.seed());
    List<int[]> documents =
        texts.stream().map(text -> model.tokenizer().encode(text, false)).toList();
    List<TokenRow> rows = new ArrayList<>();
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      for (int[] tokens : documents) {
        int start = 0;
        int end = Math.min(tokens.length, WINDOW / 2 + random.nextInt(WINDOW / 2));
        while (end - start >= 2) {
          int[] window = Arrays.copyOfRange(tokens, start, end);
          int prefix =
              model.weights().bidirectionalPrompt() ? 1 + random.nextInt(window.length / 2) : 1;
          rows.add(new TokenRow(window, prefix, 1));
          start = end;
          end = Math.min(tokens.length, start + WINDOW);
        }
      }
    }
    return rows;
  }

  private static void train(
      LanguageModel model,
      List<TokenRow> rows,
      TrainingSettings settings,
      TrainingCheckpoint checkpoint,
      Path output,
      TrainingListener listener) {
    // Every weight of the embedded model has always decayed: its bytes stay what they were.
    boolean embedded = model.family().equals(EmbeddedModel.FAMILY);
    try (WholeWeights weights =
        WholeWeights.of(model, _ -> true, name -> embedded || WeightDecay.reaches(name))) {
      weights.attach();
      Trainer.train(
          rows,
          new NextTokenObjective(model),
          weights.parameters(),
          settings,
          Optional.of(checkpoint),
          listener);
      SafetensorsWriter.write(
          output,
          model.parameters().stream()
              .map(weight -> StoredTensors.of(weight.name(), weight.value()))
              .toList(),
          Map.of("format", "pt"));
    }
  }
}
