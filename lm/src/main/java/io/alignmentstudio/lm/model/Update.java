package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
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
   * The same update for use while nothing is learnt, with its matrices in the type that the layers
   * compute in. It lives as long as the surrounding scope.
   */
  default Update fixed(DataType type) {
    return this;
  }

  /** Whether tokens of all rows are treated alike, so that they may come as one list. */
  default boolean alike() {
    return true;
  }

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
