package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.Dropout;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Linear;
import io.alignmentstudio.lm.model.LowRank;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.lm.training.WeightDecay;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Low-rank updates of a model's linear layers (LoRA, arXiv:2106.09685) and weights that it replaces
 * whole, trainable. Used on the engine's thread.
 */
public final class LoraAdapter implements AutoCloseable {
  private final List<Double> scales;
  private final List<String> layers;
  private final List<String> saved;
  private final Map<String, Tensor> frozen;
  private final boolean unties;
  private final Dropout dropout;
  private final TrainableParameters parameters;

  private LoraAdapter(
      List<Double> scales,
      List<String> layers,
      List<String> saved,
      Map<String, Tensor> frozen,
      boolean unties,
      Dropout dropout,
      TrainableParameters parameters) {
    this.scales = List.copyOf(scales);
    this.layers = List.copyOf(layers);
    this.saved = List.copyOf(saved);
    this.frozen = Map.copyOf(frozen);
    this.unties = unties;
    this.dropout = dropout;
    this.parameters = parameters;
  }

  /**
   * Makes an adapter that changes nothing yet: A uniform in ±1/√inputs, as PEFT draws it, B zero;
   * saved modules start as copies of the model's.
   *
   * @throws StudioException CONFIG if the settings match no layer, name a head that is not a layer
   *     of its own, or a saved module is not there
   */
  public static LoraAdapter fresh(LanguageModel model, LoraSettings settings, long seed) {
    return fresh(model, settings, seed, Map.of());
  }

  /**
   * Makes an adapter that changes nothing yet and trains weights that the model does not have, such
   * as {@code score.weight} of a reward model.
   *
   * @param heads initial values of those weights by name; each belongs to a saved module
   */
  public static LoraAdapter fresh(
      LanguageModel model, LoraSettings settings, long seed, Map<String, Tensor> heads) {
    List<Linear> targets = AdaptedLayers.chosen(model, settings);
    Map<String, Parameter> saved = SavedModules.of(model, settings, heads.keySet());
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
      List<String> names = new ArrayList<>(saved.keySet());
      saved.values().forEach(weight -> initial.add(weight.value()));
      heads.forEach(
          (name, value) -> {
            names.add(name);
            initial.add(value);
          });
      rates.addAll(Collections.nCopies(names.size(), 1.0));
      Dropout dropout = new Dropout(settings.dropout());
      return new LoraAdapter(
          Collections.nCopies(targets.size(), settings.scale()),
          targets.stream().map(Linear::name).toList(),
          names,
          Map.of(),
          names.stream().anyMatch(SavedModules::isEnd),
          dropout,
          new TrainableParameters(
              initial,
              tensorNames(targets.stream().map(Linear::name).toList(), names),
              rates,
              dropout,
              WeightDecay::reaches,
              settings.toString()));
    }
  }

  /**
   * Makes an adapter from weights.
   *
   * @param scales of the layers, in the order of their weights
   * @param weights by layer: A then B
   * @param saved whole weights that are trained, by name
   * @param frozen kept tensors of whole weights that are not
   * @param unties whether they need a model whose embedding and head are two weights
   */
  static LoraAdapter of(
      List<Double> scales,
      Map<String, List<Tensor>> weights,
      Map<String, Tensor> saved,
      Map<String, Tensor> frozen,
      boolean unties,
      Dropout dropout) {
    List<Tensor> initial = new ArrayList<>();
    weights.values().forEach(initial::addAll);
    initial.addAll(saved.values());
    return new LoraAdapter(
        scales,
        List.copyOf(weights.keySet()),
        List.copyOf(saved.keySet()),
        frozen,
        unties,
        dropout,
        new TrainableParameters(
            initial,
            tensorNames(List.copyOf(weights.keySet()), List.copyOf(saved.keySet())),
            Collections.nCopies(initial.size(), 1.0),
            dropout,
            WeightDecay::reaches,
            "scales %s, %s".formatted(scales, dropout)));
  }

  private static List<String> tensorNames(List<String> layers, List<String> saved) {
    return Stream.concat(
            layers.stream().flatMap(layer -> Stream.of(layer + ".lora_A", layer + ".lora_B")),
            saved.stream())
        .toList();
  }

  public TrainableParameters parameters() {
    return parameters;
  }

  /** The updates by layer name. */
  Map<String, LowRank> updates() {
    Map<String, LowRank> updates = new LinkedHashMap<>();
    for (int at = 0; at < layers.size(); at++) {
      updates.put(
          layers.get(at),
          new LowRank(
              parameters.views().get(2 * at),
              parameters.views().get(2 * at + 1),
              scales.get(at),
              dropout));
    }
    return updates;
  }

  /** The weights that are trained whole, by name. */
  public Map<String, Tensor> saved() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (int at = 0; at < saved.size(); at++) {
      weights.put(saved.get(at), parameters.views().get(2 * layers.size() + at));
    }
    return weights;
  }

  /** The weights that it replaces whole and does not train, by name. */
  Map<String, Tensor> frozen() {
    return frozen;
  }

  /**
   * Puts the adapter on a model until {@link #detach}.
   *
   * @throws StudioException DATA if the model lacks a layer or a shape differs
   */
  public void attach(LanguageModel model) {
    Map<String, Linear> byName = requireFit(model);
    Map<Parameter, Tensor> replaced = SavedModules.replaced(model, whole(), unties);
    updates().forEach((name, update) -> byName.get(name).adapt(Optional.of(update)));
    replaced.forEach(Parameter::lend);
  }

  /** The model's layers by name, which the adapter's updates fit. */
  Map<String, Linear> requireFit(LanguageModel model) {
    Map<String, Linear> byName = AdaptedLayers.byName(model);
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

  /**
   * Whether it also replaces weights of a model whole by others; such an adapter cannot be mixed.
   * PEFT saves the head beside its update, as the base has it: that replaces nothing.
   */
  public boolean replacesWeights(LanguageModel model) {
    return whole().entrySet().stream()
        .filter(weight -> !SavedModules.isScore(weight.getKey()))
        .anyMatch(weight -> !SavedModules.holds(model, weight.getKey(), weight.getValue()));
  }

  /**
   * Whether a model that has one weight for embedding and head has two while the adapter is on it:
   * {@code modules_to_save} without {@code ensure_weight_tying}.
   */
  public boolean unties(LanguageModel model) {
    return unties && model.tiedHead().isPresent();
  }

  /** The weights that it replaces whole, trained or not, by name. */
  private Map<String, Tensor> whole() {
    Map<String, Tensor> whole = new LinkedHashMap<>(frozen);
    whole.putAll(saved());
    return whole;
  }

  /** Takes every adapter off a model. */
  public static void detach(LanguageModel model) {
    AdaptedLayers.byName(model).values().forEach(layer -> layer.adapt(Optional.empty()));
    model.parameters().forEach(Parameter::restore);
    model.tiedHead().ifPresent(head -> head.weight().restore());
  }

  @Override
  public void close() {
    parameters.close();
    frozen.values().forEach(Tensor::close);
  }
}
