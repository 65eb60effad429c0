package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.domain.StudioException;

/** A policy-gradient loss over sampled answers; see {@link PolicyLosses}. */
public enum PolicyLoss implements Named {
  /** Shao et al., arXiv:2402.03300: mean over answers of their mean over tokens. */
  GRPO("grpo"),
  /** Yu et al., arXiv:2503.14476: mean over the tokens of the window. */
  DAPO("dapo"),
  /** Mean over the tokens of each microbatch. */
  BNPO("bnpo"),
  /** Liu et al., arXiv:2503.20783: sum over tokens by a constant length. */
  DR_GRPO("dr_grpo"),
  /** MiniMax, arXiv:2506.13585: bounded ratios weight the log-probabilities. */
  CISPO("cispo"),
  /** Gao et al., arXiv:2511.20347: a soft gate in place of the clip. */
  SAPO("sapo"),
  /** Mean over answers of their sum over tokens; meant for ratios of whole answers. */
  LUSPO("luspo"),
  /** arXiv:2602.10693: whole answers count less the further they are from the old policy. */
  VESPO("vespo");

  private final String key;

  PolicyLoss(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  /**
   * Finds a loss by its name.
   *
   * @throws StudioException CONFIG if there is none, naming all
   */
  public static PolicyLoss named(String key) {
    return Named.find("loss_type", key, values());
  }
}
