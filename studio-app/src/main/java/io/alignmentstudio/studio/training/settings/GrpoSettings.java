package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.loss.Advantages;
import io.alignmentstudio.lm.training.loss.PolicyLoss;
import io.alignmentstudio.lm.training.loss.PolicySettings;
import io.alignmentstudio.lm.training.policy.PolicyMethod;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.Optional;
import java.util.OptionalDouble;

/** Advantages inside the group of answers to a prompt: GRPO and its kin. */
public record GrpoSettings(
    @Setting(
            value = "The loss: dapo, grpo, bnpo, dr-grpo, cispo, sapo or luspo.",
            byDefault = "dapo")
        PolicyLoss loss,
    @Setting(
            value = "What ratios are taken of: token, or sequence (GSPO).",
            byDefault = "token")
        PolicySettings.Importance importance,
    @Setting(
            value = "What rewards above the group's mean are divided by: group, batch or none.",
            byDefault = "group")
        Advantages.Scale scale,
    @Setting(
            value =
                "Whether each reward is normalised before they are summed (GDPO, TRL:"
                    + " multi_objective_aggregation normalize_then_sum).",
            byDefault = "false")
        boolean normaliseFirst,
    @Setting(value = "Weight of the divergence from the reference; 0 needs none.", byDefault = "0")
        double beta,
    @Setting(
            value = "Whether the divergence is multiplied by the ratio (TRL: use_bias_correction_kl).",
            byDefault = "true")
        boolean correctedDivergence,
    @Setting(value = "Ratios below 1 - clip-low do not pull further down.", byDefault = "0.2")
        double clipLow,
    @Setting(
            "Ratios above 1 + clip-high do not pull further up; for cispo the largest ratio itself."
                + " When absent: clip-low.")
        Optional<Double> clipHigh,
    @Setting("Bounds the unclipped ratio too (TRL: delta).") Optional<Double> highestRatio,
    @Setting(value = "Temperature of sapo's gate for advantages above 0.", byDefault = "1")
        double gateAbove,
    @Setting(value = "Temperature of sapo's gate for the others.", byDefault = "1.05")
        double gateBelow) {
  public GrpoSettings {
    Limits limits =
        new Limits()
            .between("beta", beta, 0, 1_000)
            .between("clip-low", clipLow, 0, 1_000)
            .above("gate-above", gateAbove, 0)
            .above("gate-below", gateBelow, 0);
    clipHigh.ifPresent(bound -> limits.between("clip-high", bound, 0, 1_000));
    highestRatio.ifPresent(bound -> limits.above("highest-ratio", bound, 0));
    limits.check();
  }

  /** The engine's method. */
  public PolicyMethod method(int longestAnswer) {
    return new PolicyMethod.GroupRelative(
        new PolicySettings(
            loss,
            importance,
            clipLow,
            clipHigh.orElse(clipLow),
            highestRatio.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
            beta,
            correctedDivergence,
            longestAnswer,
            gateAbove,
            gateBelow),
        scale,
        normaliseFirst);
  }
}
