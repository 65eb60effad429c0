package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.adapter.RewardModel;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.TrainableParameters;
import java.nio.file.Path;

/** A reward model, fresh or from a folder. */
record TrainedReward(LocalModel model, RewardModel reward, LoraSettings settings)
    implements Trained {
  static TrainedReward fresh(LocalModel model, LoraSettings settings, long seed) {
    return new TrainedReward(
        model, RewardModel.fresh(model.weights(), settings, seed), settings);
  }

  static TrainedReward from(LocalModel model, Path folder) {
    return new TrainedReward(
        model, RewardModel.read(model.weights(), folder), AdapterShape.of(folder));
  }

  @Override
  public TrainableParameters parameters() {
    return reward.parameters();
  }

  @Override
  public void attach() {
    reward.attach();
  }

  @Override
  public Reference reference() {
    throw new IllegalStateException("reward models are held to no reference");
  }

  @Override
  public void write(Path folder) {
    reward.write(settings, model.base(), folder);
  }

  @Override
  public void close() {
    LoraAdapter.detach(model.weights());
    reward.close();
  }
}
