package io.alignmentstudio.instructors;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.DirectPreferenceObjective;
import io.alignmentstudio.lm.training.PreferenceRow;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Direct preference optimisation of an adapter; the adapter as it starts is the reference. */
public final class PreferenceTuning {
  private static final int REFERENCE_BATCH = 32;

  private PreferenceTuning() {}

  /**
   * Trains on from an adapter and writes the result as a PEFT folder.
   *
   * @param start PEFT folder of the supervised adapter
   * @param beta see {@link DirectPreferenceObjective}
   * @param chosenWeight see {@link DirectPreferenceObjective}
   * @param lora the shape of that adapter
   * @return ids of the pairs that exceed the model's context and were left out
   * @throws StudioException DATA if none is left to train on
   */
  public static List<String> run(
      LocalModel model,
      Path start,
      List<PreferencePair> pairs,
      double beta,
      double chosenWeight,
      LoraSettings lora,
      TrainingSettings settings,
      TrainingCheckpoint checkpoint,
      Path output,
      TrainingListener listener) {
    TokenRows rows = new TokenRows(model);
    List<TokenRow> chosen = new ArrayList<>();
    List<TokenRow> rejected = new ArrayList<>();
    for (PreferencePair pair : pairs) {
      Optional<TokenRow> better = rows.of(pair.id(), pair.prompt(), pair.chosen());
      Optional<TokenRow> worse = rows.of(pair.id(), pair.prompt(), pair.rejected());
      if (better.isPresent() && worse.isPresent()) {
        chosen.add(better.get());
        rejected.add(worse.get());
      }
    }
    rows.requireAny(chosen, pairs.size(), "preference pairs");
    Engine.run(
        () -> {
          try (LoraAdapter adapter = AdapterFiles.read(start)) {
            adapter.attach(model.weights());
            Trainer.train(
                withReference(model.weights(), chosen, rejected),
                new DirectPreferenceObjective(model.weights(), beta, chosenWeight),
                adapter.parameters(),
                settings,
                Optional.of(checkpoint),
                listener);
            AdapterFiles.write(adapter, lora, model.weights(), model.base(), output);
          } finally {
            LoraAdapter.detach(model.weights());
          }
        });
    return rows.tooLong().stream().distinct().toList();
  }

  private static List<PreferenceRow> withReference(
      LanguageModel model, List<TokenRow> chosen, List<TokenRow> rejected) {
    double[] better = DirectPreferenceObjective.logProbabilities(model, chosen, REFERENCE_BATCH);
    double[] worse = DirectPreferenceObjective.logProbabilities(model, rejected, REFERENCE_BATCH);
    List<PreferenceRow> rows = new ArrayList<>();
    for (int at = 0; at < chosen.size(); at++) {
      rows.add(new PreferenceRow(chosen.get(at), rejected.get(at), better[at], worse[at]));
    }
    return rows;
  }
}
