package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Linear;
import io.alignmentstudio.lm.model.LowRank;
import io.alignmentstudio.lm.model.MixedLowRank;
import io.alignmentstudio.lm.model.RowMixes;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several adapters, their matrices stacked layer by layer, to answer with any mix of them in one
 * batch. Used on the engine's thread.
 */
public final class AdapterStack implements AutoCloseable {
  private final Map<String, Layer> layers = new LinkedHashMap<>();

  private record Layer(Tensor down, Tensor up, Tensor scales) {}

  /**
   * Stacks copies of adapters in the model's compute type.
   *
   * @param adapters that replace no weight whole
   * @throws io.alignmentstudio.domain.StudioException DATA if an adapter does not fit the model
   */
  public AdapterStack(LanguageModel model, List<LoraAdapter> adapters) {
    List<Map<String, LowRank>> updates = adapters.stream().map(LoraAdapter::updates).toList();
    adapters.forEach(adapter -> adapter.requireFit(model));
    try (Scope _ = Scope.withoutGradients()) {
      for (Linear linear : AdaptedLayers.byName(model).values()) {
        if (updates.stream().anyMatch(update -> update.containsKey(linear.name()))) {
          layers.put(linear.name(), stack(linear.name(), updates, model.computeType()));
        }
      }
    }
  }

  private static Layer stack(String name, List<Map<String, LowRank>> updates, DataType type) {
    List<Tensor> downs = new ArrayList<>();
    List<Tensor> ups = new ArrayList<>();
    int ranks = updates.stream().mapToInt(adapter -> rank(adapter, name)).sum();
    float[] scales = new float[updates.size() * ranks];
    int rank = 0;
    for (int adapter = 0; adapter < updates.size(); adapter++) {
      LowRank update = updates.get(adapter).get(name);
      if (update != null) {
        downs.add(update.down());
        ups.add(update.up());
        for (int at = 0; at < update.down().size(0); at++) {
          scales[adapter * ranks + rank++] = (float) update.scale();
        }
      }
    }
    return new Layer(
        Tensor.concatenate(0, downs.toArray(Tensor[]::new)).to(type).keep(),
        Tensor.concatenate(1, ups.toArray(Tensor[]::new)).to(type).keep(),
        Tensor.of(scales, updates.size(), ranks).keep());
  }

  private static int rank(Map<String, LowRank> adapter, String layer) {
    LowRank update = adapter.get(layer);
    return update == null ? 0 : Math.toIntExact(update.down().size(0));
  }

  /** Puts the adapters on a model, mixed for each row, until {@link LoraAdapter#detach}. */
  public void attach(LanguageModel model, RowMixes mixes) {
    for (Linear linear : AdaptedLayers.byName(model).values()) {
      Layer layer = layers.get(linear.name());
      if (layer != null) {
        linear.adapt(
            Optional.of(new MixedLowRank(layer.down(), layer.up(), layer.scales(), mixes)));
      }
    }
  }

  @Override
  public void close() {
    for (Layer layer : layers.values()) {
      layer.down().close();
      layer.up().close();
      layer.scales().close();
    }
  }
}
