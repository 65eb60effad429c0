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
            value = "The loss: dapo, grpo, bnpo, dr-grpo, cispo, sapo, luspo or vespo.",
            byDefault = "dapo")
        PolicyLoss loss,
    @Setting(value = "What ratios are taken of: token, or sequence (GSPO).", byDefault = "token")
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
            value =
                "Whether the divergence is multiplied by the ratio (TRL: use_bias_correction_kl).",
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
        double gateBelow,
    @Setting(
            value =
                "Power of vespo's weight of answers by their ratio, for advantages of at least 0 (TRL:"
                    + " vespo_k_pos).",
            byDefault = "2")
        double powerAbove,
    @Setting(
            value = "Decay of vespo's weight, for the same (TRL: vespo_lambda_pos).",
            byDefault = "3")
        double decayAbove,
    @Setting(value = "Power of vespo's weight, for the others (TRL: vespo_k_neg).", byDefault = "3")
        double powerBelow,
    @Setting(
            value = "Decay of vespo's weight, for the others (TRL: vespo_lambda_neg).",
            byDefault = "2")
        double decayBelow) {
  public GrpoSettings {
    Limits limits =
        new Limits()
            .between("beta", beta, 0, 1_000)
            .between("clip-low", clipLow, 0, 1_000)
            .above("gate-above", gateAbove, 0)
            .above("gate-below", gateBelow, 0)
            .between("power-above", powerAbove, 0, 1_000)
            .between("decay-above", decayAbove, 0, 1_000)
            .between("power-below", powerBelow, 0, 1_000)
            .between("decay-below", decayBelow, 0, 1_000)
            .require(
                loss != PolicyLoss.VESPO || importance == PolicySettings.Importance.TOKEN,
                "importance",
                "must be token for vespo, which takes ratios of whole answers itself");
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
            gateBelow,
            new PolicySettings.DriftWeights(powerAbove, decayAbove, powerBelow, decayBelow)),
        scale,
        normaliseFirst);
  }
}
