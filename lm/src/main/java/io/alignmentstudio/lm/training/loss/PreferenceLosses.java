package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;

/**
 * Losses of direct preference optimisation, as {@code DPOTrainer} of TRL 1.13.0 computes them. f is
 * log σ, c and r are the scores of the better and the worse answer, Lc and Lr their log-ratios.
 */
public final class PreferenceLosses {
  private PreferenceLosses() {}

  /** The weighted sum of the settings' losses, each a mean over the pairs: []. */
  public static Tensor loss(PairLogProbabilities pairs, PreferenceSettings settings) {
    return settings.losses().stream()
        .map(part -> weighted(of(part.loss(), pairs, settings), pairs).multiply(part.weight()))
        .reduce(Tensor::add)
        .orElseThrow();
  }

  private static Tensor weighted(Tensor losses, PairLogProbabilities pairs) {
    return pairs.weights().map(losses::multiply).orElse(losses).mean();
  }

  /** One loss of each pair, without its weight: [pairs], or [] where it is one of the batch. */
  public static Tensor of(
      PreferenceLoss loss, PairLogProbabilities pairs, PreferenceSettings settings) {
    double beta = settings.beta();
    double smoothing = settings.labelSmoothing();
    Tensor chosen = pairs.chosenLogRatios();
    Tensor rejected = pairs.rejectedLogRatios();
    return switch (loss) {
      // −f(β(c − r))
      case SIGMOID -> negativeLogSigmoid(difference(pairs, settings).multiply(beta));
      // max(0, 1 − β(c − r))
      case HINGE -> Functions.relu(difference(pairs, settings).multiply(-beta).add(1));
      // (c/n − r/n − 1/2β)²
      case IPO -> square(differencePerToken(pairs, settings).add(-1 / (2 * beta)));
      case EXO_PAIR -> exo(difference(pairs, settings).multiply(beta), smoothing);
      // −f(βLc) − ½f(−βLc) − ½f(−βLr)
      case NCA_PAIR ->
          negativeLogSigmoid(chosen.multiply(beta))
              .addScaled(negativeLogSigmoid(chosen.multiply(-beta)), 0.5)
              .addScaled(negativeLogSigmoid(rejected.multiply(-beta)), 0.5);
      // (−(1−ε) f(β(c−r)) + ε f(−β(c−r))) / (1−2ε)
      case ROBUST -> {
        Tensor logits = difference(pairs, settings).multiply(beta);
        yield negativeLogSigmoid(logits)
            .multiply(1 - smoothing)
            .addScaled(negativeLogSigmoid(logits.negate()), -smoothing)
            .multiply(1 / (1 - 2 * smoothing));
      }
      // −f(βLc) − f(−βLr)
      case BCO_PAIR ->
          negativeLogSigmoid(chosen.multiply(beta))
              .add(negativeLogSigmoid(rejected.multiply(-beta)));
      // (Lc − 1/2β)² + (Lr + 1/2β)²
      case SPPO_HARD -> square(chosen.add(-0.5 / beta)).add(square(rejected.add(0.5 / beta)));
      case AOT ->
          smoothed(
              Elementwise.sort(pairs.chosen().subtract(pairs.rejected()), 0)
                  .subtract(
                      Elementwise.sort(
                          pairs.referenceChosen().subtract(pairs.referenceRejected()), 0))
                  .multiply(beta),
              smoothing);
      case AOT_UNPAIRED ->
          smoothed(
              Elementwise.sort(chosen, 0).subtract(Elementwise.sort(rejected, 0)).multiply(beta),
              smoothing);
      // 1 − σ(βLc) + σ(βLr)
      case APO_ZERO ->
          Elementwise.sigmoid(rejected.multiply(beta))
              .subtract(Elementwise.sigmoid(chosen.multiply(beta)))
              .add(1);
      // σ(βLc) + 1 − σ(β(Lc − Lr))
      case APO_DOWN ->
          Elementwise.sigmoid(chosen.multiply(beta))
              .subtract(Elementwise.sigmoid(chosen.subtract(rejected).multiply(beta)))
              .add(1);
      case DISCOPOP ->
          discopop(difference(pairs, settings).multiply(beta), settings.discopopTemperature());
      // The mean over all tokens of the batch, not over the pairs.
      case SFT -> pairs.chosenWhole().sum().negate().divide(pairs.chosenTokens().sum());
      case SIGMOID_NORM -> negativeLogSigmoid(differencePerToken(pairs, settings).multiply(beta));
    };
  }

  private static Tensor difference(PairLogProbabilities pairs, PreferenceSettings settings) {
    Divergence divergence = settings.divergence();
    return divergence
        .score(pairs.chosenLogRatios())
        .subtract(divergence.score(pairs.rejectedLogRatios()));
  }

  private static Tensor differencePerToken(
      PairLogProbabilities pairs, PreferenceSettings settings) {
    Divergence divergence = settings.divergence();
    return divergence
        .score(pairs.chosenLogRatios())
        .divide(pairs.chosenTokens())
        .subtract(divergence.score(pairs.rejectedLogRatios()).divide(pairs.rejectedTokens()));
  }

  /** σ(x)(f(x) − log(1−ε)) + σ(−x)(f(−x) − log ε). */
  private static Tensor exo(Tensor logits, double smoothing) {
    Tensor opposite = logits.negate();
    Tensor right =
        Elementwise.sigmoid(logits).multiply(logits.logSigmoid().add(-Math.log1p(-smoothing)));
    Tensor wrong =
        Elementwise.sigmoid(opposite).multiply(opposite.logSigmoid().add(-Math.log(smoothing)));
    return right.add(wrong);
  }

  /** −f(x)(1 − m) + e⁻ˣ m with m = σ(x/τ). */
  private static Tensor discopop(Tensor logits, double temperature) {
    Tensor blend = Elementwise.sigmoid(logits.multiply(1 / temperature));
    return negativeLogSigmoid(logits)
        .multiply(blend.negate().add(1))
        .add(logits.negate().exp().multiply(blend));
  }

  /** −(1−ε) f(x) − ε f(−x). */
  static Tensor smoothed(Tensor logits, double smoothing) {
    return negativeLogSigmoid(logits)
        .multiply(1 - smoothing)
        .addScaled(negativeLogSigmoid(logits.negate()), smoothing);
  }

  static Tensor negativeLogSigmoid(Tensor logits) {
    return logits.logSigmoid().negate();
  }

  static Tensor square(Tensor values) {
    return values.multiply(values);
  }
}
