package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.loss.Divergence;
import io.alignmentstudio.lm.training.loss.PreferenceLoss;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Preference pairs with a reference. */
public record DpoSettings(
    @Setting(
            value =
                "Losses that are added up, by TRL's names with hyphens: sigmoid, hinge, ipo, exo-pair,"
                    + " nca-pair, robust, bco-pair, sppo-hard, aot, aot-unpaired, apo-zero, apo-down,"
                    + " discopop, sft, sigmoid-norm.",
            byDefault = "[sigmoid]")
        List<PreferenceLoss> losses,
    @Setting(value = "Weight of each loss, in their order; all 1 when empty.", byDefault = "[]")
        List<Double> weights,
    @Setting(value = "Strength of the pull back to the reference.", byDefault = "0.1") double beta,
    @Setting(
            value =
                "Share of pairs taken to be labelled the wrong way round, below 0.5; read by exo-pair,"
                    + " robust, aot and aot-unpaired.",
            byDefault = "0")
        double labelSmoothing,
    @Setting(
            value =
                "Divergence from the reference: reverse-kl, forward-kl, js or alpha (TRL:"
                    + " f_divergence_type).",
            byDefault = "reverse-kl")
        DivergenceName divergence,
    @Setting(value = "α of the divergence alpha.", byDefault = "0.5") double divergenceAlpha,
    @Setting(value = "Temperature of the blend in discopop.", byDefault = "0.05")
        double discopopTemperature,
    @Setting(
            value =
                "How often the tokens count that an answer has more than the pair's other, 0 to 1; below"
                    + " 1 length wins less (LD-DPO, TRL: ld_alpha).",
            byDefault = "1")
        double tailWeight,
    @Setting(
            value =
                "Whether a pair counts by how likely the policy itself is to write its answers (WPO,"
                    + " TRL: use_weighting); not with aot, aot-unpaired and sft.",
            byDefault = "false")
        boolean byConfidence,
    @Setting(
            "Steps after each of which the reference moves towards the trained model; when absent it"
                + " stays (TR-DPO, TRL: ref_model_sync_steps). Needs method full.")
        Optional<Integer> syncEvery,
    @Setting(
            value =
                "Share of the trained model in the reference after a move (TRL: ref_model_mixup_alpha).",
            byDefault = "0.6")
        double syncShare) {
  public DpoSettings {
    losses = List.copyOf(losses);
    weights = List.copyOf(weights);
    Limits limits = new Limits();
    syncEvery.ifPresent(steps -> limits.atLeast("sync-every", steps, 1));
    limits
        .require(
            syncShare > 0 && syncShare <= 1,
            "sync-share",
            "must be above 0 and at most 1, got " + syncShare)
        .notEmpty("losses", losses)
        .require(
            weights.isEmpty() || weights.size() == losses.size(),
            "weights",
            "must be as many as losses, " + losses.size() + ", got " + weights.size())
        .above("beta", beta, 0)
        .require(
            labelSmoothing >= 0 && labelSmoothing < 0.5,
            "label-smoothing",
            "must be from 0 to below 0.5, got " + labelSmoothing)
        .require(
            labelSmoothing > 0 || !losses.contains(PreferenceLoss.EXO_PAIR),
            "label-smoothing",
            "must be above 0 for exo-pair; its paper recommends 0.001")
        .above("discopop-temperature", discopopTemperature, 0)
        .between("tail-weight", tailWeight, 0, 1)
        .require(
            !byConfidence || losses.stream().allMatch(PreferenceLoss::ofEachPair),
            "by-confidence",
            "needs losses of each pair; leave out aot, aot-unpaired and sft")
        .check();
  }

  /** The engine's settings. */
  public PreferenceSettings settings() {
    return new PreferenceSettings(
        IntStream.range(0, losses.size())
            .mapToObj(
                at ->
                    new PreferenceSettings.Weighted(
                        losses.get(at), weights.isEmpty() ? 1 : weights.get(at)))
            .toList(),
        beta,
        labelSmoothing,
        switch (divergence) {
          case REVERSE_KL -> new Divergence.ReverseKullbackLeibler();
          case FORWARD_KL -> new Divergence.ForwardKullbackLeibler();
          case JS -> new Divergence.JensenShannon();
          case ALPHA -> new Divergence.Alpha(divergenceAlpha);
        },
        discopopTemperature,
        tailWeight,
        byConfidence);
  }
}
