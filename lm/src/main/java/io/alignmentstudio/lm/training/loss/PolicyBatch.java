package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * Sampled answers of one microbatch, padded on the right.
 *
 * @param logProbabilities under the policy, [rows, tokens], in nats
 * @param old under the policy that sampled them, without gradients, [rows, tokens]
 * @param reference under the reference, without gradients, [rows, tokens]
 * @param mask 1 where a token counts, 0 elsewhere, [rows, tokens], in the type of the others
 * @param advantages [rows]
 */
public record PolicyBatch(
    Tensor logProbabilities,
    Tensor old,
    Optional<Tensor> reference,
    Tensor mask,
    Tensor advantages) {
  /**
   * The whole accumulation window that a microbatch is a part of; microbatches' losses add up to
   * its loss.
   *
   * @param rows answers
   * @param tokens that count
   */
  public record Window(long rows, double tokens) {}

  /** A window that is this microbatch alone. */
  public Window alone() {
    return new Window(mask.size(0), mask.sum().item());
  }
}
