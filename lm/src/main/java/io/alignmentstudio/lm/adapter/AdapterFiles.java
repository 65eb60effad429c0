package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.model.Dropout;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.lm.model.StoredTensors;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
                        name,
                        StoredTensors.of("", update.down()),
                        StoredTensors.of("", update.up()),
                        update.scale())));
    List<StoredTensor> whole = new ArrayList<>();
    adapter.saved().forEach((name, weight) -> whole.add(StoredTensors.of(name, weight)));
    adapter.frozen().forEach((name, weight) -> whole.add(StoredTensors.of(name, weight)));
    AdapterFolder.write(
        folder,
        new AdapterConfig(
            Optional.of(ModelFolder.repository(base).orElse(base)),
            settings.rank(),
            settings.alpha(),
            settings.dropout(),
            settings.rankStabilised(),
            targets(adapter, model),
            savedModules(adapter, settings, model),
            adapter.saved().containsKey(SCORE) ? "SEQ_CLS" : "CAUSAL_LM"),
        layers,
        whole);
  }

  /** Names that choose the adapter's layers of the model and no others. */
  private static List<String> targets(LoraAdapter adapter, LanguageModel model) {
    Set<String> layers = adapter.updates().keySet();
    List<String> targets = layers.stream().map(AdapterFiles::target).distinct().toList();
    LayerSelection brief = new LayerSelection.Named(targets);
    boolean exact =
        AdaptedLayers.byName(model).keySet().stream()
            .allMatch(name -> brief.selects(name) == layers.contains(name));
    return exact ? targets : List.copyOf(layers);
  }

  /** The part of a layer's name that all layers share: what follows the layer's number. */
  private static String target(String name) {
    String[] parts = name.split("\\.\\d+\\.", 2);
    return parts[parts.length - 1];
  }

  /** Names by which PEFT finds the modules that the adapter trains whole, and no others. */
  private static List<String> savedModules(
      LoraAdapter adapter, LoraSettings settings, LanguageModel model) {
    Set<String> saved = adapter.saved().keySet();
    List<String> brief = settings.savedModules();
    boolean exact =
        Stream.concat(saved.stream(), model.parameters().stream().map(Parameter::name))
            .allMatch(name -> AdapterConfig.saves(brief, name) == saved.contains(name));
    return exact
        ? brief
        : saved.stream().map(name -> name.substring(0, name.lastIndexOf('.'))).toList();
  }

  /**
   * Reads a PEFT folder. Whole weights that modules_to_save does not name are not trained further,
   * as in PEFT, nor are embedding and head that are one.
   *
   * @throws StudioException DATA if the folder holds what is not supported
   */
  public static LoraAdapter read(Path folder) {
    try (AdapterFolder files = AdapterFolder.open(folder);
        Scope _ = Scope.withoutGradients()) {
      Map<String, List<Tensor>> weights = new LinkedHashMap<>();
      for (LoraLayer layer : files.layers()) {
        weights.put(layer.module(), List.of(tensor(layer.a()), tensor(layer.b())));
      }
      Map<String, Tensor> saved = new LinkedHashMap<>();
      Map<String, Tensor> frozen = new LinkedHashMap<>();
      for (StoredTensor weight : files.saved()) {
        if (files.trains(weight)) {
          saved.put(weight.name(), tensor(weight));
        } else {
          frozen.put(weight.name(), tensor(weight).keep());
        }
      }
      return LoraAdapter.of(
          files.layers().stream().map(LoraLayer::scale).toList(),
          weights,
          saved,
          frozen,
          files.unties(),
          new Dropout(files.config().dropout()));
    }
  }

  private static Tensor tensor(StoredTensor stored) {
    return StoredTensors.read(stored, DataType.FLOAT32);
  }
}
