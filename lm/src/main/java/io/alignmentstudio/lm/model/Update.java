package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;

/** What adapters add to a linear layer's output. */
public interface Update {
  /**
   * Adds the update's product with the layer's input to its output.
   *
   * @param output [..., outputs]
   * @param input [..., inputs]
   */
  Tensor addTo(Tensor output, Tensor input);
}
