package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;

/** Odds ratios of pairs, without a reference. */
public record OrpoSettings(
    @Setting(value = "Weight of the odds ratio beside the answers' own loss.", byDefault = "0.1")
        double beta) {
  public OrpoSettings {
    new Limits().above("beta", beta, 0).check();
  }
}
