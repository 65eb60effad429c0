package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.domain.StudioException;

/** A loss of preference pairs; its formula stands at {@link PreferenceLosses}. */
public enum PreferenceLoss implements Named {
  /** Rafailov et al., arXiv:2305.18290. */
  SIGMOID("sigmoid", true),
  /** Zhao et al. (SLiC), arXiv:2305.10425. */
  HINGE("hinge", true),
  /** Azar et al., arXiv:2310.12036, over mean log-ratios per token. */
  IPO("ipo", true),
  /** Ji et al., arXiv:2402.00856, for two answers. */
  EXO_PAIR("exo_pair", true),
  /** Chen et al., arXiv:2402.05369. */
  NCA_PAIR("nca_pair", false),
  /** Chowdhury et al., arXiv:2403.00409. */
  ROBUST("robust", true),
  /** Jung et al., arXiv:2404.04656, without its running shift. */
  BCO_PAIR("bco_pair", false),
  /** Wu et al., arXiv:2405.00675, with hard labels. */
  SPPO_HARD("sppo_hard", false),
  /** Melnyk et al., arXiv:2406.05882, paired. */
  AOT("aot", false),
  /** Melnyk et al., arXiv:2406.05882, unpaired. */
  AOT_UNPAIRED("aot_unpaired", false),
  /** D'Oosterlinck et al., arXiv:2408.06266. */
  APO_ZERO("apo_zero", false),
  /** D'Oosterlinck et al., arXiv:2408.06266. */
  APO_DOWN("apo_down", false),
  /** Lu et al., arXiv:2406.08414. */
  DISCOPOP("discopop", true),
  /** Cross entropy of the chosen answers; added to others against unlikely answers. */
  SFT("sft", true),
  /** The sigmoid loss over mean log-ratios per token. */
  SIGMOID_NORM("sigmoid_norm", true);

  private final String key;
  private final boolean ofDifference;

  PreferenceLoss(String key, boolean ofDifference) {
    this.key = key;
    this.ofDifference = ofDifference;
  }

  @Override
  public String key() {
    return key;
  }

  /**
   * Whether it depends on the answers' scores by their difference only, so that divergences other
   * than the reverse one may replace the log-ratio.
   */
  boolean ofDifference() {
    return ofDifference;
  }

  /** Whether each pair has a loss of its own, which does not depend on the batch's other pairs. */
  public boolean ofEachPair() {
    return switch (this) {
      case AOT, AOT_UNPAIRED, SFT -> false;
      case SIGMOID,
          HINGE,
          IPO,
          EXO_PAIR,
          NCA_PAIR,
          ROBUST,
          BCO_PAIR,
          SPPO_HARD,
          APO_ZERO,
          APO_DOWN,
          DISCOPOP,
          SIGMOID_NORM ->
          true;
    };
  }

  /**
   * Finds a loss by its name.
   *
   * @throws StudioException CONFIG if there is none, naming all
   */
  public static PreferenceLoss named(String key) {
    return Named.find("loss_type", key, values());
  }
}
