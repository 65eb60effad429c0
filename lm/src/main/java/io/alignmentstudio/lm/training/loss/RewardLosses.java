package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalDouble;

/** Losses of reward models. */
public final class RewardLosses {
  private RewardLosses() {}

  /**
   * The Bradley-Terry loss, as {@code RewardTrainer} of TRL 1.13.0 computes it: −mean log σ(c − r −
   * margin) + centring · mean (c + r)².
   *
   * @param chosen rewards of the better answers, [pairs]
   * @param margins by which each must win, [pairs]
   * @param centring pulls rewards to 0 (Eisenstein et al., arXiv:2312.09244)
   */
  public static Tensor pairwise(
      Tensor chosen, Tensor rejected, Optional<Tensor> margins, OptionalDouble centring) {
    Tensor difference = chosen.subtract(rejected);
    Tensor won = margins.map(difference::subtract).orElse(difference);
    Tensor loss = PreferenceLosses.negativeLogSigmoid(won).mean();
    return centring.isPresent()
        ? loss.addScaled(
            PreferenceLosses.square(chosen.add(rejected)).mean(), centring.getAsDouble())
        : loss;
  }

  /**
   * Cross entropy of binary labels under σ(reward) (Cobbe et al., "Training Verifiers to Solve Math
   * Word Problems", arXiv:2110.14168).
   *
   * @param rewards [rows]
   * @param labels truth values, [rows]
   */
  public static Tensor binary(Tensor rewards, Tensor labels) {
    Tensor sign = labels.to(rewards.type()).multiply(2).add(-1);
    return PreferenceLosses.negativeLogSigmoid(rewards.multiply(sign)).mean();
  }
}
