package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.lm.training.ScoreHead;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An adapter with a score head, trained together: a sequence classifier of transformers with one
 * label, in PEFT's folder format ({@code modules_to_save: ["score"]}). Used on the engine's thread.
 */
public final class RewardModel implements AutoCloseable {
  private static final String SCORE = "score";
  private static final String WEIGHT = "score.weight";
  private static final double FIRST_DEVIATION = 0.02;

  private final LanguageModel model;
  private final LoraAdapter adapter;

  private RewardModel(LanguageModel model, LoraAdapter adapter) {
    this.model = model;
    this.adapter = adapter;
  }

  /** Makes one whose adapter changes nothing yet; its head is drawn as transformers draws it. */
  public static RewardModel fresh(LanguageModel model, LoraSettings settings, long seed) {
    try (Scope _ = Scope.withoutGradients()) {
      int hidden = hiddenSize(model);
      Random random = new Random(seed + 1);
      float[] head = new float[hidden];
      for (int at = 0; at < hidden; at++) {
        head[at] = (float) (FIRST_DEVIATION * random.nextGaussian());
      }
      return new RewardModel(
          model,
          LoraAdapter.fresh(
              model, settings.saving(SCORE), seed, Map.of(WEIGHT, Tensor.of(head, 1, hidden))));
    }
  }

  /**
   * Reads a PEFT folder.
   *
   * @throws StudioException DATA if it holds no score head that fits the model
   */
  public static RewardModel read(LanguageModel model, Path folder) {
    LoraAdapter adapter = AdapterFiles.read(folder);
    try (Scope _ = Scope.withoutGradients()) {
      int hidden = hiddenSize(model);
      Optional<Tensor> head = Optional.ofNullable(adapter.saved().get(WEIGHT));
      if (head.filter(weight -> Arrays.equals(weight.shape(), new long[] {1, hidden})).isEmpty()) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: expected a saved module %s of shape [1, %d], got %s"
                .formatted(
                    folder,
                    WEIGHT,
                    hidden,
                    head.map(weight -> Arrays.toString(weight.shape()))
                        .orElse(adapter.saved().keySet().toString())));
      }
      return new RewardModel(model, adapter);
    } catch (RuntimeException e) {
      adapter.close();
      throw e;
    }
  }

  private static int hiddenSize(LanguageModel model) {
    TokenBatch batch = TokenBatch.of(List.of(new int[] {0}), new int[] {1}, model.computeType());
    States states = model.run(batch, Optional.empty());
    return Math.toIntExact(states.hidden().size(2));
  }

  /** Writes a PEFT folder. */
  public void write(LoraSettings settings, String base, Path folder) {
    AdapterFiles.write(adapter, settings.saving(SCORE), model, base, folder);
  }

  public TrainableParameters parameters() {
    return adapter.parameters();
  }

  /** The head on the model; its scores are rewards while the adapter is attached. */
  public ScoreHead head() {
    return new ScoreHead(model, adapter.saved().get(WEIGHT));
  }

  /**
   * Puts the adapter on the model until {@link LoraAdapter#detach}.
   *
   * @throws StudioException DATA if the model lacks one of its layers
   */
  public void attach() {
    adapter.attach(model);
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
    adapter.close();
  }
}
