package io.alignmentstudio.instructors;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Supervised fine-tuning of a low-rank adapter; only the answer's tokens are learnt. */
public final class SupervisedTuning {
  private SupervisedTuning() {}

  /**
   * Trains a fresh adapter and writes it as a PEFT folder.
   *
   * @return ids of the demonstrations that exceed the model's context and were left out
   * @throws StudioException DATA if none is left to train on
   */
  public static List<String> run(
      LocalModel model,
      List<Demonstration> demonstrations,
      LoraSettings lora,
      TrainingSettings settings,
      TrainingCheckpoint checkpoint,
      Path output,
      TrainingListener listener) {
    TokenRows rows = new TokenRows(model);
    List<TokenRow> tokens = demonstrations.stream().flatMap(row -> rows.of(row).stream()).toList();
    rows.requireAny(tokens, demonstrations.size(), "demonstrations");
    Engine.run(
        () -> {
          try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), lora, settings.seed())) {
            adapter.attach(model.weights());
            Trainer.train(
                tokens,
                new NextTokenObjective(model.weights()),
                adapter.parameters(),
                settings,
                Optional.of(checkpoint),
                listener);
            AdapterFiles.write(adapter, lora, model.weights(), model.base(), output);
          } finally {
            LoraAdapter.detach(model.weights());
          }
        });
    return rows.tooLong();
  }
}
