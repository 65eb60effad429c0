package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Tensor;

/** Losses of single tokens, as {@code SFTTrainer} of TRL 1.13.0 computes them. */
public final class TokenLosses {
  private TokenLosses() {}

  /**
   * Negative log-likelihood, −log p.
   *
   * @param logProbabilities of the tokens to learn, [tokens], in nats
   * @param total weight that is divided by: the tokens of the whole accumulation window
   */
  public static Tensor likelihood(Tensor logProbabilities, double total) {
    return logProbabilities.sum().multiply(-1 / total);
  }

  /**
   * Dynamic fine-tuning, −p log p with p held constant (Wu et al., arXiv:2508.05629): unlikely
   * tokens pull less.
   */
  public static Tensor dynamic(Tensor logProbabilities, double total) {
    return logProbabilities.detach().exp().multiply(logProbabilities).sum().multiply(-1 / total);
  }
}
