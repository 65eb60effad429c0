package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.function.Supplier;

/** What adapters add to a linear layer's output. */
public interface Update {
  /**
   * Adds the update's product with the layer's input to its output.
   *
   * @param output [..., outputs]
   * @param input [..., inputs]
   */
  Tensor addTo(Tensor output, Tensor input);

  /**
   * The same for single tokens.
   *
   * @param output [n, outputs]
   * @param input [n, inputs]
   * @param rows the row of the batch that each token is of, [n]
   */
  default Tensor addTo(Tensor output, Tensor input, Supplier<Tensor> rows) {
    return addTo(output, input);
  }
}
