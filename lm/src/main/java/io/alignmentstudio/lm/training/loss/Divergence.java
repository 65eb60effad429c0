package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Tensor;

/**
 * The divergence that holds a policy to its reference; its derivative scores a log-ratio (Wang et
 * al., "Beyond Reverse KL", arXiv:2309.16240).
 */
public sealed interface Divergence {
  /** Score of an answer by its log-ratio log π − log π_ref. */
  Tensor score(Tensor logRatios);

  /** The divergence of plain preference optimisation: the log-ratio itself. */
  record ReverseKullbackLeibler() implements Divergence {
    @Override
    public Tensor score(Tensor logRatios) {
      return logRatios;
    }
  }

  /** 1 − e⁻ᴸ. */
  record ForwardKullbackLeibler() implements Divergence {
    @Override
    public Tensor score(Tensor logRatios) {
      return logRatios.negate().exp().negate().add(1);
    }
  }

  /** log 2 + log σ(L). */
  record JensenShannon() implements Divergence {
    @Override
    public Tensor score(Tensor logRatios) {
      return logRatios.logSigmoid().add(Math.log(2));
    }
  }

  /** (e^((α−1)L) − 1) / (α − 1); the log-ratio itself at α = 1. */
  record Alpha(double alpha) implements Divergence {
    private static final double HIGHEST_EXPONENT = 80;
    private static final double LIMIT = 1e-6;

    public Alpha {
      if (!Double.isFinite(alpha)) {
        throw new IllegalArgumentException("alpha must be a number, got " + alpha);
      }
    }

    @Override
    public Tensor score(Tensor logRatios) {
      double slope = alpha - 1;
      if (Math.abs(slope) < LIMIT) {
        return logRatios;
      }
      // The bound keeps 32-bit exponentials finite; the reference has the same.
      Tensor exponents = Elementwise.atMost(logRatios.multiply(slope), HIGHEST_EXPONENT);
      return exponents.exp().add(-1).multiply(1 / slope);
    }
  }
}
