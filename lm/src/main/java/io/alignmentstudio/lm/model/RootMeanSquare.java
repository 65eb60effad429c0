package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * Root-mean-square normalisation of the last dimension (arXiv:1910.07467).
 *
 * @param weight [size of the last dimension]
 */
record RootMeanSquare(Parameter weight, double epsilon) {
  Tensor apply(Tensor state) {
    // The reference normalises in 32 bits and rounds before it scales.
    Tensor unit = Functions.rmsNorm(state.to(DataType.FLOAT32), Optional.empty(), epsilon);
    return unit.to(state.type()).multiply(weight.as(state.type()));
  }
}
