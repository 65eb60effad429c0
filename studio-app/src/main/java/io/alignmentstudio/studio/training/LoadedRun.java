package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.Linear;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.studio.training.settings.Method;
import io.alignmentstudio.studio.training.settings.TrainSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A model with what is trained on it. */
record LoadedRun(LocalModel model, Trained trained) implements AutoCloseable {
  /**
   * Loads both.
   *
   * @param base folder of the model; empty for the embedded one
   */
  static LoadedRun of(TrainingOrder order, Optional<Path> base) {
    DataType type = order.settings().compute().type(base);
    LocalModel model =
        base.isPresent()
            ? LocalModel.folder(base.get(), type)
            : LocalModel.embedded(Optional.empty(), type);
    try {
      return Engine.call(
          () -> {
            if (order.settings().method() == Method.QLORA) {
              model.weights().linears().forEach(Linear::quantize);
            }
            Trained trained = trained(order, model, base);
            trained.attach();
            return new LoadedRun(model, trained);
          });
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Trained trained(TrainingOrder order, LocalModel model, Optional<Path> base) {
    TrainSettings settings = order.settings();
    boolean reward = order.goal() == TrainingGoal.REWARD;
    if (settings.method() == Method.FULL) {
      return TrainedWeights.of(model, base.orElseThrow());
    }
    if (order.adapter().isPresent()) {
      return reward
          ? TrainedReward.from(model, order.adapter().get())
          : TrainedAdapter.from(model, order.adapter().get());
    }
    return reward
        ? TrainedReward.fresh(model, order.lora().settings(), settings.seed())
        : TrainedAdapter.fresh(model, order.lora().settings(), settings.seed());
  }

  /** The model in one line. */
  String describe() {
    List<Parameter> weights = model.weights().parameters();
    long values =
        weights.stream()
            .mapToLong(
                weight ->
                    LongStream.of(weight.shape()).reduce(1, (first, second) -> first * second))
            .sum();
    return "%s (%s, %,d values, %s)"
        .formatted(model.base(), model.weights().family(), values, model.weights().computeType());
  }

  @Override
  public void close() {
    Engine.run(trained::close);
    model.close();
  }
}
