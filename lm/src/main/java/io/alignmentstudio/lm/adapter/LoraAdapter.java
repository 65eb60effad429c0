package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Linear;
import io.alignmentstudio.lm.model.LowRank;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Low-rank updates of a model's linear layers (LoRA, arXiv:2106.09685), trainable. Used on the
 * engine's thread.
 */
public final class LoraAdapter implements AutoCloseable {
  private final double scale;
  private final List<String> layers;
  private final TrainableParameters parameters;

  private LoraAdapter(double scale, List<String> layers, TrainableParameters parameters) {
    this.scale = scale;
    this.layers = List.copyOf(layers);
    this.parameters = parameters;
  }

  /**
   * Makes an adapter that changes nothing yet: A uniform in ±1/√inputs, as PEFT draws it, B zero.
   *
   * @throws StudioException CONFIG if the settings match no layer
   */
  public static LoraAdapter fresh(LanguageModel model, LoraSettings settings, long seed) {
    List<Linear> targets =
        model.linears().stream().filter(layer -> settings.matches(layer.name())).toList();
    if (targets.isEmpty()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "No linear layer of the model is called %s; its first is %s. Use [all-linear] or names such as its last part"
              .formatted(settings.targets(), model.linears().getFirst().name()));
    }
    Random random = new Random(seed);
    try (Scope _ = Scope.withoutGradients()) {
      List<Tensor> initial = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (Linear layer : targets) {
        float bound = (float) (1 / Math.sqrt((double) layer.inputs()));
        float[] down = new float[Math.toIntExact(settings.rank() * layer.inputs())];
        for (int at = 0; at < down.length; at++) {
          down[at] = (2 * random.nextFloat() - 1) * bound;
        }
        initial.add(Tensor.of(down, settings.rank(), layer.inputs()));
        initial.add(Tensor.zeros(DataType.FLOAT32, layer.outputs(), settings.rank()));
        rates.addAll(List.of(1.0, settings.rateRatio()));
      }
      return new LoraAdapter(
          settings.alpha() / settings.rank(),
          targets.stream().map(Linear::name).toList(),
          new TrainableParameters(initial, rates));
    }
  }

  /** Makes an adapter from weights by layer: A then B. */
  static LoraAdapter of(double scale, Map<String, List<Tensor>> weights) {
    return new LoraAdapter(
        scale,
        List.copyOf(weights.keySet()),
        new TrainableParameters(weights.values().stream().flatMap(List::stream).toList()));
  }

  public TrainableParameters parameters() {
    return parameters;
  }

  double scale() {
    return scale;
  }

  /** The updates by layer name. */
  Map<String, LowRank> updates() {
    Map<String, LowRank> updates = new LinkedHashMap<>();
    for (int at = 0; at < layers.size(); at++) {
      updates.put(
          layers.get(at),
          new LowRank(parameters.views().get(2 * at), parameters.views().get(2 * at + 1), scale));
    }
    return updates;
  }

  /**
   * Puts the adapter on a model until {@link #detach}.
   *
   * @throws StudioException DATA if the model lacks a layer or a shape differs
   */
  public void attach(LanguageModel model) {
    Map<String, Linear> byName = requireFit(model);
    updates().forEach((name, update) -> byName.get(name).adapt(Optional.of(update)));
  }

  /** The model's linear layers by name, which the adapter fits. */
  Map<String, Linear> requireFit(LanguageModel model) {
    Map<String, Linear> byName = new LinkedHashMap<>();
    model.linears().forEach(layer -> byName.put(layer.name(), layer));
    updates()
        .forEach(
            (name, update) -> {
              Linear layer = byName.get(name);
              if (layer == null
                  || update.down().size(1) != layer.inputs()
                  || update.up().size(0) != layer.outputs()) {
                throw new StudioException(
                    ErrorCode.DATA,
                    "The adapter's layer %s does not fit the model %s; it was made for another base"
                        .formatted(name, model.family()));
              }
            });
    return byName;
  }

  /** Takes every adapter off a model. */
  public static void detach(LanguageModel model) {
    model.linears().forEach(layer -> layer.adapt(Optional.empty()));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
