package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frozen output head: the vocabulary's logits of hidden states.
 *
 * <p>The log-probability of one target has the gradient (weight of the target − expected weight)
 * with respect to the hidden state. It is computed with the logits, a few positions at a time, so
 * that no tensor of all positions and the whole vocabulary ever lives, and no logits are kept for
 * the backward pass.
 *
 * @param weight [vocabulary, hidden]
 * @param bias [vocabulary], if any
 * @param scale factor of the logits
 */
record OutputHead(Tensor weight, Optional<Tensor> bias, double scale) {
  /** Positions that go through the head at a time. */
  private static final int POSITIONS = 128;

  /** Logits of states [n, hidden]: [n, vocabulary], 32-bit. */
  Tensor logits(Tensor hidden) {
    Tensor logits = Functions.linear(hidden, weight, bias).to(DataType.FLOAT32);
    return scale == 1 ? logits : logits.multiply(scale);
  }

  /**
   * Log-probabilities of targets, with gradients to the hidden states.
   *
   * @param hidden [n, hidden]
   * @param targets [n]
   * @return [n] in nats, 32-bit
   */
  Tensor targetLogProbabilities(Tensor hidden, Tensor targets) {
    long count = hidden.size(0);
    boolean learns = hidden.requiresGradient();
    List<Tensor> parts = new ArrayList<>();
    for (long start = 0; start < count; start += POSITIONS) {
      long from = start;
      long length = Math.min(POSITIONS, count - start);
      parts.add(
          Scope.only(
              () -> {
                Tensor states = hidden.narrow(0, from, length);
                Tensor chosen = targets.narrow(0, from, length);
                return learns ? learning(states, chosen) : values(states, chosen);
              }));
    }
    return Tensor.concatenate(0, parts.toArray(Tensor[]::new));
  }

  private Tensor values(Tensor states, Tensor targets) {
    return Functions.crossEntropy(logits(states), targets).negate();
  }

  /** The values, plus a term that is zero and has their gradient. */
  private Tensor learning(Tensor states, Tensor targets) {
    Tensor fixed = states.detach();
    Tensor values;
    Tensor gradient;
    try (Scope scope = Scope.withoutGradients()) {
      Tensor logProbabilities = logits(fixed).logSoftmax(-1);
      values = scope.release(logProbabilities.gather(1, targets.unsqueeze(1)).squeeze(1));
      Tensor expected =
          logProbabilities.exp().to(weight.type()).matmul(weight); // [positions, hidden]
      gradient =
          scope.release(Functions.embedding(weight, targets).subtract(expected).multiply(scale));
    }
    Tensor zero = states.subtract(fixed).multiply(gradient).to(DataType.FLOAT32).sum(1);
    return values.add(zero);
  }
}
