package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.Optional;

/** Learning a reward model. */
public record RewardSettings(
    @Setting(
            "Weight of the pull of rewards to 0, pairs only; 0.01 is a good one (TRL:"
                + " center_rewards_coefficient).")
        Optional<Double> centring) {
  public RewardSettings {
    Limits limits = new Limits();
    centring.ifPresent(weight -> limits.above("centring", weight, 0));
    limits.check();
  }
}
