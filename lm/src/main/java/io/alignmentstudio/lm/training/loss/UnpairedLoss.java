package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.domain.StudioException;

/** A loss of single answers that are desirable or not; see {@link UnpairedLosses}. */
public enum UnpairedLoss implements Named {
  /** Ethayarajh et al., arXiv:2402.01306. */
  KTO("kto"),
  /** D'Oosterlinck et al., arXiv:2408.06266, without pairs. */
  APO_ZERO_UNPAIRED("apo_zero_unpaired");

  private final String key;

  UnpairedLoss(String key) {
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
  public static UnpairedLoss named(String key) {
    return Named.find("loss_type", key, values());
  }
}
