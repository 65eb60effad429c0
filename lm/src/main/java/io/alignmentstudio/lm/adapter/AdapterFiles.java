package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adapters as PEFT folders. Runs on the engine's thread. */
public final class AdapterFiles {
  private AdapterFiles() {}

  /**
   * Writes a PEFT folder; the same adapter gives the same bytes.
   *
   * @param base name or path of the base model, for readers of the folder
   */
  public static void write(
      LoraAdapter adapter, LoraSettings settings, LanguageModel model, String base, Path folder) {
    List<LoraLayer> layers = new ArrayList<>();
    adapter
        .updates()
        .forEach(
            (name, update) ->
                layers.add(
                    new LoraLayer(
                        name, stored(update.down()), stored(update.up()), update.scale())));
    List<String> targets =
        model.linears().stream()
            .map(layer -> layer.name())
            .filter(settings::matches)
            .map(AdapterFiles::target)
            .distinct()
            .toList();
    AdapterFolder.write(
        folder,
        AdapterConfig.causal(base, settings.rank(), settings.alpha(), 0, targets),
        layers,
        List.of());
  }

  /** The part of a layer's name that all layers share: what follows the layer's number. */
  private static String target(String name) {
    String[] parts = name.split("\\.\\d+\\.", 2);
    return parts[parts.length - 1];
  }

  private static StoredTensor stored(Tensor tensor) {
    return StoredTensor.of("", List.of(tensor.size(0), tensor.size(1)), tensor.toFloats());
  }

  /**
   * Reads a PEFT folder.
   *
   * @throws StudioException DATA if it holds more than low-rank updates of one scale
   */
  public static LoraAdapter read(Path folder) {
    try (AdapterFolder files = AdapterFolder.open(folder);
        Scope _ = Scope.withoutGradients()) {
      if (!files.saved().isEmpty()) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: the adapter also replaces %d whole tensors (modules_to_save), which is not supported"
                .formatted(folder, files.saved().size()));
      }
      Map<String, List<Tensor>> weights = new LinkedHashMap<>();
      double scale = files.config().scale();
      for (LoraLayer layer : files.layers()) {
        if (layer.scale() != scale) {
          throw new StudioException(
              ErrorCode.DATA,
              "%s: layer %s has its own scale %s, expected %s (rank_pattern and alpha_pattern are not supported)"
                  .formatted(folder, layer.module(), layer.scale(), scale));
        }
        weights.put(layer.module(), List.of(tensor(layer.a()), tensor(layer.b())));
      }
      return LoraAdapter.of(scale, weights);
    }
  }

  private static Tensor tensor(StoredTensor stored) {
    return Tensor.of(stored.toFloats(), stored.shape().get(0), stored.shape().get(1))
        .to(DataType.FLOAT32);
  }
}
