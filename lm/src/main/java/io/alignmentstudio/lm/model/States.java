package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * What a model made of a batch.
 *
 * @param hidden [rows, tokens, hidden]
 * @param cache that the batch was appended to
 */
public record States(Tensor hidden, TokenBatch batch, Optional<KeyValueCache> cache) {
  /** The states of some tokens: [n, hidden]. */
  Tensor at(Tensor positions) {
    return hidden.reshape(-1, hidden.size(2)).indexSelect(0, positions);
  }
}
