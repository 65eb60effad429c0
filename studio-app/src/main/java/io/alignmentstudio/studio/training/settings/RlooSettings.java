package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.policy.PolicyMethod;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.Optional;

/** Advantages over the other answers to a prompt. */
public record RlooSettings(
    @Setting(
            value = "Weight of the divergence from the reference, taken off the reward.",
            byDefault = "0.05")
        double beta,
    @Setting(value = "Ratios below 1 - clip-low do not pull further down.", byDefault = "0.2")
        double clipLow,
    @Setting(value = "Ratios above 1 + clip-high do not pull further up.", byDefault = "0.2")
        double clipHigh,
    @Setting(value = "Whether advantages are normalised over the batch.", byDefault = "false")
        boolean normalise,
    @Setting("Lowest reward, before the divergence; together with highest-reward.")
        Optional<Double> lowestReward,
    @Setting("Highest reward, before the divergence; together with lowest-reward.")
        Optional<Double> highestReward) {
  public RlooSettings {
    new Limits()
        .between("beta", beta, 0, 1_000)
        .between("clip-low", clipLow, 0, 1_000)
        .between("clip-high", clipHigh, 0, 1_000)
        .require(
            lowestReward.isPresent() == highestReward.isPresent(),
            "lowest-reward",
            "and highest-reward are given together")
        .require(
            lowestReward.isEmpty()
                || highestReward.isEmpty()
                || lowestReward.get() < highestReward.get(),
            "lowest-reward",
            "must be below highest-reward")
        .check();
  }

  /** The engine's method. */
  public PolicyMethod method() {
    return new PolicyMethod.LeaveOneOut(
        beta,
        clipLow,
        clipHigh,
        normalise,
        lowestReward.map(
            lowest -> new PolicyMethod.LeaveOneOut.Bounds(lowest, highestReward.orElseThrow())));
  }
}
