package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Tensor;

/** Losses of single answers, as {@code KTOTrainer} of TRL 1.13.0 computes them. */
public final class UnpairedLosses {
  private UnpairedLosses() {}

  /**
   * The mean over all answers: [].
   *
   * @param logRatios log π − log π_ref of each answer, [rows]
   * @param desirable truth values, [rows]
   * @param divergence how far the policy has moved, see {@link #divergence}; unused by
   *     apo_zero_unpaired
   */
  public static Tensor loss(
      Tensor logRatios, Tensor desirable, double divergence, UnpairedSettings settings) {
    return of(logRatios, desirable, divergence, settings).mean();
  }

  /** The weighted loss of each answer: [rows]. */
  public static Tensor of(
      Tensor logRatios, Tensor desirable, double divergence, UnpairedSettings settings) {
    DataType type = logRatios.type();
    // 1 for desirable answers, −1 for the others; likewise their weights.
    Tensor sign = desirable.to(type).multiply(2).add(-1);
    Tensor weights =
        desirable
            .to(type)
            .multiply(settings.desirableWeight() - settings.undesirableWeight())
            .add(settings.undesirableWeight());
    double origin =
        switch (settings.loss()) {
          case KTO -> divergence;
          case APO_ZERO_UNPAIRED -> 0;
        };
    // 1 − σ(±β(L − kl)); without kl, 1 − σ(−βL) is the σ(βL) of apo_zero_unpaired.
    Tensor gains =
        Elementwise.sigmoid(logRatios.add(-origin).multiply(settings.beta()).multiply(sign));
    return gains.negate().add(1).multiply(weights);
  }

  /**
   * Estimates how far a policy has moved from its reference, by answers to other prompts.
   *
   * @param meanLogRatio mean of their log π − log π_ref
   * @return at least 0
   */
  public static double divergence(double meanLogRatio) {
    return Math.max(0, meanLogRatio);
  }
}
