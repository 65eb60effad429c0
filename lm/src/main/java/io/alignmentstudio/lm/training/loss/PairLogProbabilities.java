package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Tensor;

/**
 * What policy and reference think of the answers of preference pairs; every tensor is [pairs], in
 * nats.
 *
 * @param chosen log-probability of the better answers, summed over their tokens
 * @param rejected of the worse ones
 * @param referenceChosen the same under the reference, without gradients
 * @param chosenTokens number of tokens of the better answers
 */
public record PairLogProbabilities(
    Tensor chosen,
    Tensor rejected,
    Tensor referenceChosen,
    Tensor referenceRejected,
    Tensor chosenTokens,
    Tensor rejectedTokens) {
  /** log π − log π_ref of the better answers. */
  public Tensor chosenLogRatios() {
    return chosen.subtract(referenceChosen);
  }

  /** log π − log π_ref of the worse answers. */
  public Tensor rejectedLogRatios() {
    return rejected.subtract(referenceRejected);
  }
}
