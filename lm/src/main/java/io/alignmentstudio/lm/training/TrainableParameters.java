package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Trainable tensors as views of one flat 32-bit buffer, and their gradients as views of another:
 * the optimiser, clipping and checkpoints then work on a handful of long vectors.
 */
public final class TrainableParameters implements AutoCloseable {
  private final Tensor values;
  private final Tensor gradients;
  private final List<Tensor> views = new ArrayList<>();

  /** Copies the initial values. */
  public TrainableParameters(List<Tensor> initial) {
    long total = initial.stream().mapToLong(Tensor::elements).sum();
    try (Scope _ = Scope.withoutGradients()) {
      values = Tensor.zeros(DataType.FLOAT32, total).keep();
      gradients = Tensor.zeros(DataType.FLOAT32, total).keep();
      long offset = 0;
      for (Tensor tensor : initial) {
        long count = tensor.elements();
        Tensor view = values.narrow(0, offset, count).view(tensor.shape()).copyFrom(tensor);
        Tensor leaf = view.detach().requireGradient().keep();
        leaf.gradientInto(gradients.narrow(0, offset, count).view(tensor.shape()));
        views.add(leaf);
        offset += count;
      }
    }
  }

  /** The trainable tensors, in the order of the initial values. */
  public List<Tensor> views() {
    return List.copyOf(views);
  }

  /** All values, [elements]. */
  Tensor values() {
    return values;
  }

  /** All gradients, [elements]. */
  Tensor gradients() {
    return gradients;
  }

  public long elements() {
    return values.elements();
  }

  @Override
  public void close() {
    views.forEach(Tensor::close);
    values.close();
    gradients.close();
  }
}
