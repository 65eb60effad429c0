package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;

/**
 * What the prompts of a batch offer for copying: each prompt token's key, and the token that
 * followed it.
 *
 * @param keys [rows, tokens, hidden], unit length
 * @param next [rows, tokens]
 * @param mask [rows, 1, tokens]: 0 where the next token belongs to the prompt, −10³⁰ where not
 */
record CopyMemory(Tensor keys, Tensor next, Tensor mask) implements AutoCloseable {
  CopyMemory keep() {
    keys.keep();
    next.keep();
    mask.keep();
    return this;
  }

  /** The memory of some rows. */
  CopyMemory rows(Tensor indices) {
    return new CopyMemory(
        keys.indexSelect(0, indices), next.indexSelect(0, indices), mask.indexSelect(0, indices));
  }

  @Override
  public void close() {
    keys.close();
    next.close();
    mask.close();
  }
}
