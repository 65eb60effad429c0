package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.adapter.LayerSelection;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import java.nio.file.Path;
import java.util.List;

/** The shape of an adapter that training goes on from, as its folder tells it. */
final class AdapterShape {
  private static final String SCORE = "score";

  private AdapterShape() {}

  static LoraSettings of(Path folder) {
    try (AdapterFolder files = AdapterFolder.open(folder)) {
      AdapterConfig config = files.config();
      return new LoraSettings(
          config.rank(),
          config.alpha(),
          new LayerSelection.Named(files.layers().stream().map(LoraLayer::module).toList()),
          1,
          config.rankStabilised(),
          config.dropout(),
          savedModules(config));
    }
  }

  /** Those beside a reward model's head, which it adds itself. */
  private static List<String> savedModules(AdapterConfig config) {
    return config.savedModules().stream().filter(module -> !module.equals(SCORE)).toList();
  }
}
