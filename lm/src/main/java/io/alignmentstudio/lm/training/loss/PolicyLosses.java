package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Tensor;

/**
 * Losses of policy optimisation, as {@code GRPOTrainer} and {@code RLOOTrainer} of TRL 1.13.0
 * compute them. ρ is the ratio of new to old probability, A the advantage.
 */
public final class PolicyLosses {
  private static final double HIGHEST_LOG_RATIO = 20;
  private static final double LOWEST_LOG_RATIO = Math.log(1e-8);
  private static final double LOWEST_DECAY = 1e-4;

  private PolicyLosses() {}

  /** A microbatch's part of the loss of its window: []. */
  public static Tensor loss(PolicyBatch batch, PolicySettings settings, PolicyBatch.Window window) {
    Tensor mask = batch.mask();
    Tensor tokens = tokens(batch, settings); // [rows, tokens], or [rows, 1] by whole answers
    Tensor counted = tokens.multiply(mask); // [rows, tokens]
    double share = (double) mask.size(0) / window.rows();
    return switch (settings.loss()) {
      case GRPO, SAPO -> counted.sum(1).divide(lengths(mask)).sum().multiply(1.0 / window.rows());
      case BNPO -> counted.sum().multiply(share / Math.max(1, mask.sum().item()));
      case DR_GRPO -> counted.sum().multiply(1.0 / window.rows() / settings.longestAnswer());
      case DAPO, CISPO, VESPO -> counted.sum().multiply(1 / Math.max(1, window.tokens()));
      case LUSPO -> counted.sum().multiply(1.0 / window.rows());
    };
  }

  /** The loss of each token: [rows, tokens], or [rows, 1] where it is the same for all. */
  private static Tensor tokens(PolicyBatch batch, PolicySettings settings) {
    Tensor ratios = ratios(batch, settings.importance());
    Tensor advantages = batch.advantages().unsqueeze(1); // [rows, 1]
    Tensor loss =
        switch (settings.loss()) {
          // −sg(min(ρ, ε)) A log π
          case CISPO ->
              Elementwise.atMost(ratios, settings.clipHigh())
                  .detach()
                  .multiply(advantages)
                  .multiply(batch.logProbabilities())
                  .negate();
          // −sg(φ) A log π
          case VESPO ->
              drift(batch, advantages, settings.drift())
                  .multiply(advantages)
                  .multiply(batch.logProbabilities())
                  .negate();
          case SAPO -> gated(ratios, advantages, settings);
          case GRPO, DAPO, BNPO, DR_GRPO, LUSPO -> clipped(ratios, advantages, settings);
        };
    if (settings.beta() == 0) {
      return loss;
    }
    Tensor reference =
        batch
            .reference()
            .orElseThrow(
                () -> new IllegalArgumentException("beta is not 0, but there is no reference"));
    // e^(ref − π) − (ref − π) − 1 (Schulman, "Approximating KL Divergence", 2020, estimator k3)
    Tensor difference = reference.subtract(batch.logProbabilities());
    Tensor divergence = difference.exp().subtract(difference).add(-1);
    return loss.addScaled(
        settings.correctedDivergence() ? divergence.multiply(ratios) : divergence, settings.beta());
  }

  /** e^λ w^k e^(−λw) of each answer, without gradients, as TRL bounds it: [rows, 1]. */
  private static Tensor drift(
      PolicyBatch batch, Tensor advantages, PolicySettings.DriftWeights weights) {
    Tensor logRatios = batch.logProbabilities().subtract(batch.old()).detach();
    Tensor ofAnswers =
        Elementwise.clamp(logRatios, -HIGHEST_LOG_RATIO, HIGHEST_LOG_RATIO)
            .multiply(batch.mask())
            .sum(1)
            .unsqueeze(1); // [rows, 1]
    Tensor logRatio = Elementwise.clamp(ofAnswers, LOWEST_LOG_RATIO, HIGHEST_LOG_RATIO);
    Tensor below = Elementwise.above(advantages.negate(), 0).to(logRatio.type());
    Tensor power =
        below.multiply(weights.powerBelow() - weights.powerAbove()).add(weights.powerAbove());
    Tensor decay =
        Elementwise.atLeast(
            below.multiply(weights.decayBelow() - weights.decayAbove()).add(weights.decayAbove()),
            LOWEST_DECAY);
    return decay.add(power.multiply(logRatio)).subtract(decay.multiply(logRatio.exp())).exp();
  }

  private static Tensor ratios(PolicyBatch batch, PolicySettings.Importance importance) {
    Tensor logRatios = batch.logProbabilities().subtract(batch.old());
    return switch (importance) {
      case TOKEN -> logRatios.exp();
      case SEQUENCE ->
          logRatios
              .multiply(batch.mask())
              .sum(1)
              .divide(lengths(batch.mask()))
              .unsqueeze(1) // [rows, 1]
              .exp();
    };
  }

  /** Number of counting tokens of each row, at least 1: [rows]. */
  private static Tensor lengths(Tensor mask) {
    return Elementwise.atLeast(mask.sum(1), 1);
  }

  /** −min(ρA, clip(ρ, 1−ε, 1+ε) A), with ρ itself bounded where two-sided. */
  private static Tensor clipped(Tensor ratios, Tensor advantages, PolicySettings settings) {
    Tensor inside = Elementwise.clamp(ratios, 1 - settings.clipLow(), 1 + settings.clipHigh());
    Tensor free =
        settings.highestRatio().isPresent()
            ? Elementwise.atMost(ratios, settings.highestRatio().getAsDouble())
            : ratios;
    return Elementwise.minimum(free.multiply(advantages), inside.multiply(advantages)).negate();
  }

  /** −4σ(τ(ρ − 1))A/τ; τ depends on the advantage's sign. */
  private static Tensor gated(Tensor ratios, Tensor advantages, PolicySettings settings) {
    Tensor temperatures =
        Elementwise.above(advantages, 0)
            .to(ratios.type())
            .multiply(settings.gateAbove() - settings.gateBelow())
            .add(settings.gateBelow());
    return Elementwise.sigmoid(ratios.add(-1).multiply(temperatures))
        .multiply(-4)
        .divide(temperatures)
        .multiply(advantages);
  }

  /**
   * The loss of reinforcement with leave-one-out advantages (Ahmadian et al., arXiv:2402.14740): ρ
   * is that of whole answers, −mean min(ρA, clip(ρ, 1−ε, 1+ε) A).
   *
   * @param logProbabilities summed over each answer, [rows]
   * @param old under the policy that sampled them, without gradients, [rows]
   * @param advantages [rows]
   * @param rows answers of the whole accumulation window
   */
  public static Tensor leaveOneOut(
      Tensor logProbabilities,
      Tensor old,
      Tensor advantages,
      double clipLow,
      double clipHigh,
      long rows) {
    Tensor ratios = logProbabilities.subtract(old).exp();
    Tensor inside = Elementwise.clamp(ratios, 1 - clipLow, 1 + clipHigh);
    return Elementwise.minimum(ratios.multiply(advantages), inside.multiply(advantages))
        .sum()
        .multiply(-1.0 / rows);
  }
}
