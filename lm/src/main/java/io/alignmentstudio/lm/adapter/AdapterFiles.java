package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Linear;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adapters as PEFT folders. Runs on the engine's thread. */
public final class AdapterFiles {
  private static final String SCORE = "score.weight";

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
    AdapterFolder.write(
        folder,
        new AdapterConfig(
            Optional.of(base),
            settings.rank(),
            settings.alpha(),
            settings.dropout(),
            settings.rankStabilised(),
            targets(adapter, model),
            settings.savedModules(),
            adapter.saved().containsKey(SCORE) ? "SEQ_CLS" : "CAUSAL_LM"),
        layers,
        adapter.saved().entrySet().stream()
            .map(weight -> whole(weight.getKey(), weight.getValue()))
            .toList());
  }

  /** Names that choose the adapter's layers of the model and no others. */
  private static List<String> targets(LoraAdapter adapter, LanguageModel model) {
    Set<String> layers = adapter.updates().keySet();
    List<String> targets = layers.stream().map(AdapterFiles::target).distinct().toList();
    LayerSelection brief = new LayerSelection.Named(targets);
    boolean exact =
        model.linears().stream()
            .map(Linear::name)
            .allMatch(name -> brief.selects(name) == layers.contains(name));
    return exact ? targets : List.copyOf(layers);
  }

  /** The part of a layer's name that all layers share: what follows the layer's number. */
  private static String target(String name) {
    String[] parts = name.split("\\.\\d+\\.", 2);
    return parts[parts.length - 1];
  }

  private static StoredTensor whole(String name, Tensor weight) {
    return StoredTensor.of(name, Arrays.stream(weight.shape()).boxed().toList(), weight.toFloats());
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
      Map<String, Tensor> saved = new LinkedHashMap<>();
      files.saved().forEach(weight -> saved.put(weight.name(), tensor(weight)));
      return LoraAdapter.of(scale, weights, saved);
    }
  }

  private static Tensor tensor(StoredTensor stored) {
    return Tensor.of(
        stored.toFloats(), stored.shape().stream().mapToLong(Long::longValue).toArray());
  }
}
