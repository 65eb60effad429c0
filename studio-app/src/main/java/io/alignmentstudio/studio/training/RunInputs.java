package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.studio.training.settings.RewardEntry;
import io.alignmentstudio.workspace.artifact.FileTree;
import io.alignmentstudio.workspace.config.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that the result of a run depends on, by name, as text. */
final class RunInputs {
  /** Settings that change no number of a run, so that they may differ when it goes on. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("check-memory", "checkpoint.every-seconds");

  private RunInputs() {}

  /**
   * Collects them.
   *
   * @param model folder; empty for the embedded one
   */
  static Map<String, String> of(TrainingOrder order, Optional<Path> model) {
    Map<String, String> inputs = new TreeMap<>();
    inputs.put("objective", order.goalName());
    inputs.put("model", model.map(ModelFiles::hash).orElse(order.model()));
    inputs.put("computed in", order.settings().compute().type(model).name());
    inputs.put("data", file(order.data()));
    order.evaluation().ifPresent(path -> inputs.put("evaluation data", file(path)));
    order.adapter().ifPresent(path -> inputs.put("adapter", folder(path)));
    for (RewardEntry reward : order.settings().rewards()) {
      reward
          .model()
          .ifPresent(path -> inputs.put("reward model " + reward.name(), folder(Path.of(path))));
    }
    SettingsFile.values(order.resolved())
        .forEach(
            (key, value) -> {
              if (!WITHOUT_EFFECT.contains(key)) {
                inputs.put("setting " + key, value);
              }
            });
    return inputs;
  }

  private static String file(Path path) {
    try {
      return FileTree.hashFile(path);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + path + ": " + e, e);
    }
  }

  private static String folder(Path path) {
    if (!Files.isDirectory(path)) {
      throw new StudioException(
          ErrorCode.NO_INPUT, path + " is no folder; name a PEFT folder of an adapter");
    }
    return ModelFiles.hash(path);
  }
}
