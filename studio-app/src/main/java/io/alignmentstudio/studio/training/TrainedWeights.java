package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.WholeWeights;
import io.alignmentstudio.lm.export.TrainedExport;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.TrainableParameters;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Every weight.
 *
 * @param base folder of the model
 */
record TrainedWeights(LocalModel model, Path base, WholeWeights weights) implements Trained {
  static TrainedWeights of(LocalModel model, Path base) {
    return new TrainedWeights(model, base, WholeWeights.of(model.weights(), _ -> true));
  }

  @Override
  public TrainableParameters parameters() {
    return weights.parameters();
  }

  @Override
  public void attach() {
    weights.attach();
  }

  @Override
  public Reference reference() {
    return new Reference() {
      @Override
      public <T> T with(Supplier<T> work) {
        weights.detach();
        try {
          return work.get();
        } finally {
          LoraAdapter.detach(model.weights());
          weights.attach();
        }
      }

      @Override
      public String identity() {
        return "the model's own weights as reference";
      }
    };
  }

  @Override
  public void write(Path folder) {
    TrainedExport.write(base, model.weights(), folder);
  }

  @Override
  public void close() {
    weights.close();
  }
}
