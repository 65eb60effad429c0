package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;

/**
 * Losses of preference pairs that need no reference, as {@code ORPOTrainer} and {@code CPOTrainer}
 * of TRL 1.13.0 compute them. Inputs are [pairs], in nats.
 */
public final class MeanPreferenceLosses {
  private MeanPreferenceLosses() {}

  /**
   * The odds-ratio penalty of each pair (Hong et al., ORPO, arXiv:2403.07691): −β log σ(log odds(c)
   * − log odds(r)).
   *
   * @param chosen mean log-probability per token of the better answers
   */
  public static Tensor oddsRatio(Tensor chosen, Tensor rejected, double beta) {
    return logOddsRatio(chosen, rejected).logSigmoid().multiply(-beta);
  }

  /** log odds(c) − log odds(r) of mean log-probabilities: [pairs]. */
  public static Tensor logOddsRatio(Tensor chosen, Tensor rejected) {
    return chosen.subtract(rejected).subtract(log1mExp(chosen).subtract(log1mExp(rejected)));
  }

  /** log(1 − eˣ) for x below 0, by the form that does not cancel. */
  private static Tensor log1mExp(Tensor input) {
    return Elementwise.where(
        Elementwise.above(input, -Math.log(2)),
        Elementwise.expm1(input).negate().log(),
        Elementwise.log1p(input.exp().negate()));
  }

  /**
   * A contrastive loss of each pair.
   *
   * @param chosen log-probability of the better answers: the mean per token for simpo and ipo, the
   *     sum for sigmoid and hinge
   */
  public static Tensor contrastive(Tensor chosen, Tensor rejected, ContrastiveSettings settings) {
    double beta = settings.beta();
    Tensor logits = reward(chosen, settings.alpha()).subtract(reward(rejected, settings.alpha()));
    return switch (settings.loss()) {
      // −f(β(c − r − γ/β)), smoothed
      case SIMPO ->
          PreferenceLosses.smoothed(
              logits.add(-settings.margin() / beta).multiply(beta), settings.labelSmoothing());
      case SIGMOID -> PreferenceLosses.smoothed(logits.multiply(beta), settings.labelSmoothing());
      case HINGE -> Functions.relu(logits.multiply(-beta).add(1));
      case IPO -> PreferenceLosses.square(logits.add(-1 / (2 * beta)));
    };
  }

  /** (1 − p^−α) / α (AlphaPO, arXiv:2501.03884); log p at α = 0. */
  private static Tensor reward(Tensor logProbabilities, double alpha) {
    return alpha == 0
        ? logProbabilities
        : logProbabilities.multiply(-alpha).exp().negate().add(1).multiply(1 / alpha);
  }
}
