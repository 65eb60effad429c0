package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.hub.HubCache;
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
        AdapterConfig.causal(
            HubCache.repositoryOf(base).orElse(base),
            settings.rank(),
            settings.alpha(),
            0,
            targets),
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
   * Reads a PEFT folder. A layer whose scale differs from the adapter's (rank_pattern,
   * alpha_pattern) has the difference multiplied into its B.
   *
   * @throws StudioException DATA if the folder holds what is not supported
   */
  public static LoraAdapter read(Path folder) {
    try (AdapterFolder files = AdapterFolder.open(folder);
        Scope _ = Scope.withoutGradients()) {
      Map<String, List<Tensor>> weights = new LinkedHashMap<>();
      double scale = files.config().scale();
      for (LoraLayer layer : files.layers()) {
        Tensor up = tensor(layer.b());
        weights.put(
            layer.module(),
            List.of(
                tensor(layer.a()),
                layer.scale() == scale ? up : up.multiply(layer.scale() / scale)));
      }
      Map<String, Tensor> replacements = new LinkedHashMap<>();
      files.saved().forEach(saved -> replacements.put(saved.name(), tensor(saved).keep()));
      return LoraAdapter.of(scale, weights, replacements, files.unties());
    }
  }

  private static Tensor tensor(StoredTensor stored) {
    return Tensor.of(
            stored.toFloats(), stored.shape().stream().mapToLong(Long::longValue).toArray())
        .to(DataType.FLOAT32);
  }
}
