package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.loss.UnpairedLoss;
import io.alignmentstudio.lm.training.loss.UnpairedSettings;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;

/** Single answers that people want or do not want. */
public record KtoSettings(
    @Setting(value = "The loss: kto or apo-zero-unpaired.", byDefault = "kto") UnpairedLoss loss,
    @Setting(value = "Strength of the pull back to the reference.", byDefault = "0.1") double beta,
    @Setting(value = "Weight of each desirable answer.", byDefault = "1") double desirableWeight,
    @Setting(value = "Weight of each undesirable answer.", byDefault = "1")
        double undesirableWeight) {
  public KtoSettings {
    new Limits()
        .above("beta", beta, 0)
        .between("desirable-weight", desirableWeight, 0, 1_000)
        .between("undesirable-weight", undesirableWeight, 0, 1_000)
        .check();
  }

  /** The engine's settings. */
  public UnpairedSettings settings() {
    return new UnpairedSettings(loss, beta, desirableWeight, undesirableWeight);
  }
}
