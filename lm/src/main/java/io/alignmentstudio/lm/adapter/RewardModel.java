package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Linear;
import io.alignmentstudio.lm.model.LowRank;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.lm.training.ScoreHead;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A low-rank adapter with a score head, trained together: a sequence classifier of transformers
 * with one label, in PEFT's folder format ({@code modules_to_save: ["score"]}). Used on the
 * engine's thread.
 */
public final class RewardModel implements AutoCloseable {
  private static final String SCORE = "score";
  private static final String WEIGHT = "score.weight";
  private static final double FIRST_DEVIATION = 0.02;

  private final LanguageModel model;
  private final Map<String, LowRank> updates = new LinkedHashMap<>();
  private final TrainableParameters parameters;

  private RewardModel(
      LanguageModel model, List<String> names, double scale, TrainableParameters parameters) {
    this.model = model;
    this.parameters = parameters;
    List<Tensor> views = parameters.views();
    for (int at = 0; at < names.size(); at++) {
      updates.put(names.get(at), new LowRank(views.get(2 * at), views.get(2 * at + 1), scale));
    }
  }

  /** Makes one whose adapter changes nothing yet; its head is drawn as transformers draws it. */
  public static RewardModel fresh(LanguageModel model, LoraSettings settings, long seed) {
    try (LoraAdapter adapter = LoraAdapter.fresh(model, settings, seed);
        Scope _ = Scope.withoutGradients()) {
      int hidden = hiddenSize(model);
      Random random = new Random(seed + 1);
      float[] head = new float[hidden];
      for (int at = 0; at < hidden; at++) {
        head[at] = (float) (FIRST_DEVIATION * random.nextGaussian());
      }
      Map<String, LowRank> updates = adapter.updates();
      List<Tensor> initial = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (LowRank update : updates.values()) {
        initial.addAll(List.of(update.down(), update.up()));
        rates.addAll(List.of(1.0, settings.rateRatio()));
      }
      initial.add(Tensor.of(head, 1, hidden));
      rates.add(1.0);
      return new RewardModel(
          model,
          List.copyOf(updates.keySet()),
          adapter.scale(),
          new TrainableParameters(initial, rates));
    }
  }

  /**
   * Reads a PEFT folder.
   *
   * @throws StudioException DATA if it holds no score head that fits the model, or more than that
   */
  public static RewardModel read(LanguageModel model, Path folder) {
    try (AdapterFolder files = AdapterFolder.open(folder);
        Scope _ = Scope.withoutGradients()) {
      int hidden = hiddenSize(model);
      if (files.saved().size() != 1
          || !files.saved().getFirst().name().equals(WEIGHT)
          || !files.saved().getFirst().shape().equals(List.of(1L, (long) hidden))) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: expected one saved module %s of shape [1, %d], got %s"
                .formatted(
                    folder,
                    WEIGHT,
                    hidden,
                    files.saved().stream().map(saved -> saved.name() + saved.shape()).toList()));
      }
      double scale = files.config().scale();
      List<Tensor> initial = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (LoraLayer layer : files.layers()) {
        if (layer.scale() != scale) {
          throw new StudioException(
              ErrorCode.DATA,
              "%s: layer %s has its own scale %s, expected %s"
                  .formatted(folder, layer.module(), layer.scale(), scale));
        }
        names.add(layer.module());
        initial.addAll(List.of(tensor(layer.a()), tensor(layer.b())));
      }
      initial.add(tensor(files.saved().getFirst()));
      return new RewardModel(model, names, scale, new TrainableParameters(initial));
    }
  }

  private static Tensor tensor(StoredTensor stored) {
    return Tensor.of(stored.toFloats(), stored.shape().get(0), stored.shape().get(1));
  }

  private static int hiddenSize(LanguageModel model) {
    TokenBatch batch = TokenBatch.of(List.of(new int[] {0}), new int[] {1}, model.computeType());
    States states = model.run(batch, Optional.empty());
    return Math.toIntExact(states.hidden().size(2));
  }

  /** Writes a PEFT folder. */
  public void write(LoraSettings settings, String base, Path folder) {
    List<LoraLayer> layers = new ArrayList<>();
    updates.forEach(
        (name, update) ->
            layers.add(
                new LoraLayer(
                    name, stored("", update.down()), stored("", update.up()), update.scale())));
    AdapterConfig config =
        new AdapterConfig(
            Optional.of(base),
            settings.rank(),
            settings.alpha(),
            0,
            false,
            List.copyOf(updates.keySet()),
            List.of(SCORE),
            "SEQ_CLS");
    AdapterFolder.write(folder, config, layers, List.of(stored(WEIGHT, head().weight())));
  }

  private static StoredTensor stored(String name, Tensor tensor) {
    return StoredTensor.of(name, List.of(tensor.size(0), tensor.size(1)), tensor.toFloats());
  }

  public TrainableParameters parameters() {
    return parameters;
  }

  /** The head on the model; its scores are rewards while the adapter is attached. */
  public ScoreHead head() {
    return new ScoreHead(model, parameters.views().getLast());
  }

  /**
   * Puts the adapter on the model until {@link LoraAdapter#detach}.
   *
   * @throws StudioException DATA if the model lacks one of its layers
   */
  public void attach() {
    Map<String, Linear> byName = new LinkedHashMap<>();
    model.linears().forEach(layer -> byName.put(layer.name(), layer));
    updates.forEach(
        (name, update) -> {
          Linear layer = byName.get(name);
          if (layer == null
              || update.down().size(1) != layer.inputs()
              || update.up().size(0) != layer.outputs()) {
            throw new StudioException(
                ErrorCode.DATA,
                "The reward model's layer %s does not fit the model %s; it was made for another base"
                    .formatted(name, model.family()));
          }
        });
    updates.forEach((name, update) -> byName.get(name).adapt(Optional.of(update)));
  }

  /** Rewards of answers, with the adapter on the model for that time only. */
  public double[] rewards(List<TokenRow> rows) {
    attach();
    try (Scope _ = Scope.withoutGradients()) {
      return head().scores(rows).toDoubles();
    } finally {
      LoraAdapter.detach(model);
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
