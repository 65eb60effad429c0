package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * What policy and reference think of the answers of preference pairs; every tensor is [pairs], in
 * nats.
 *
 * @param chosen log-probability of the better answers, summed over their tokens, some of which may
 *     count less
 * @param rejected of the worse ones
 * @param referenceChosen the same under the reference, without gradients
 * @param chosenTokens number of tokens of the better answers
 * @param chosenWhole as {@code chosen}, with all tokens counted once
 * @param weights how much each pair counts, without gradients; each once where empty
 */
public record PairLogProbabilities(
    Tensor chosen,
    Tensor rejected,
    Tensor referenceChosen,
    Tensor referenceRejected,
    Tensor chosenTokens,
    Tensor rejectedTokens,
    Tensor chosenWhole,
    Optional<Tensor> weights) {
  /** Pairs that count once, and so do their tokens. */
  public PairLogProbabilities(
      Tensor chosen,
      Tensor rejected,
      Tensor referenceChosen,
      Tensor referenceRejected,
      Tensor chosenTokens,
      Tensor rejectedTokens) {
    this(
        chosen,
        rejected,
        referenceChosen,
        referenceRejected,
        chosenTokens,
        rejectedTokens,
        chosen,
        Optional.empty());
  }

  /** log π − log π_ref of the better answers. */
  public Tensor chosenLogRatios() {
    return chosen.subtract(referenceChosen);
  }

  /** log π − log π_ref of the worse answers. */
  public Tensor rejectedLogRatios() {
    return rejected.subtract(referenceRejected);
  }
}
