package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.Checkpoints;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.lm.model.StoredTensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a model whose own weights were trained as a Hugging Face folder, in the types that its
 * base has. Runs on the engine's thread.
 */
public final class TrainedExport {
  private static final String WORDS = "model.embed_tokens.weight";
  private static final String HEAD = "lm_head.weight";

  private TrainedExport() {}

  /**
   * Writes.
   *
   * @param base folder that the model was loaded from
   * @param folder without a model
   * @throws StudioException CANNOT_CREATE if the folder cannot be written
   */
  public static void write(Path base, LanguageModel model, Path folder) {
    ModelFolder files = ModelFolder.open(base);
    Map<String, Parameter> trained = new HashMap<>();
    model.parameters().forEach(weight -> trained.put(weight.name(), weight));
    try (WeightSource weights = files.openWeights()) {
      List<StoredTensor> tensors = new ArrayList<>();
      for (String name : weights.names()) {
        StoredTensor own = weights.get(name);
        StoredType type = weights.exported(name);
        Optional<Parameter> weight = Optional.ofNullable(trained.remove(name));
        if (weight.isEmpty() && name.equals(HEAD) && model.tiedHead().isPresent()) {
          weight =
              model.parameters().stream().filter(each -> each.name().equals(WORDS)).findFirst();
        }
        tensors.add(
            weight
                .map(found -> StoredTensors.of(name, found.value()).cast(type))
                .orElseGet(() -> own.type().floating() ? own.cast(type) : own));
      }
      if (!trained.isEmpty()) {
        throw new StudioException(
            ErrorCode.SOFTWARE,
            "%s has no tensors of the names %s, so the trained ones cannot be written"
                .formatted(base, trained.keySet()));
      }
      Checkpoints.write(folder, tensors, MergedExport.Options.STANDARD.shardSize());
    }
    ExportFolder.copyCompanions(base, folder);
    // Last: without it the folder is no model.
    Checkpoints.writeJson(folder.resolve("config.json"), ExportFolder.config(base));
  }
}
