package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.loss.ContrastiveSettings;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;

/** Pairs without a reference: SimPO and the other losses of TRL's CPOTrainer. */
public record SimpoSettings(
    @Setting(value = "The loss: simpo, sigmoid (CPO), hinge (SLiC) or ipo.", byDefault = "simpo")
        ContrastiveSettings.Loss loss,
    @Setting(
            value = "Temperature of the difference; SimPO's paper takes 2 to 2.5, TRL 0.1.",
            byDefault = "2")
        double beta,
    @Setting(
            value = "By how much the better answer must win, in simpo (TRL: simpo_gamma).",
            byDefault = "1")
        double margin,
    @Setting(
            value =
                "Share of pairs taken to be labelled the wrong way round, below 0.5; read by simpo and"
                    + " sigmoid.",
            byDefault = "0")
        double labelSmoothing,
    @Setting(
            value = "α of AlphaPO's transformed rewards (arXiv:2501.03884); 0 leaves it out.",
            byDefault = "0")
        double alpha,
    @Setting(
            value =
                "Weight of the better answers' own loss; 0 is pure SimPO, 1 is CPO (TRL: cpo_alpha).",
            byDefault = "0")
        double chosenWeight) {
  public SimpoSettings {
    new Limits()
        .above("beta", beta, 0)
        .between("margin", margin, 0, 1_000)
        .require(
            labelSmoothing >= 0 && labelSmoothing < 0.5,
            "label-smoothing",
            "must be from 0 to below 0.5, got " + labelSmoothing)
        .between("alpha", alpha, -100, 100)
        .between("chosen-weight", chosenWeight, 0, 1_000)
        .check();
  }

  /** The engine's settings. */
  public ContrastiveSettings settings() {
    return new ContrastiveSettings(loss, beta, margin, labelSmoothing, alpha, chosenWeight);
  }
}
