package io.alignmentstudio.tensor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.jspecify.annotations.Nullable;

/**
 * The product with a frozen matrix that is made when it is needed, such as a dequantised one: once
 * in the forward pass and once more in the backward pass, and not kept between the two, as
 * libtorch's own product would.
 *
 * <p>The product itself is made without recording. What is recorded beside it is a join of the
 * input with zeros, whose gradient one hook replaces by the true one. The hook tells products apart
 * by the width of that join, which is unique to each.
 */
public final class FrozenProduct implements AutoCloseable {
  private static final Map<Long, FrozenProduct> BY_WIDTH = new HashMap<>();
  private static @Nullable Backward backward;

  private final Supplier<Tensor> weight;
  private final long inputs;
  private final long outputs;
  private final long width;

  /**
   * @param weight makes the matrix, [outputs, inputs], in the type of the input
   */
  public FrozenProduct(long inputs, long outputs, Supplier<Tensor> weight) {
    Engine.requireEngineThread();
    this.weight = weight;
    this.inputs = inputs;
    this.outputs = outputs;
    long free = inputs + outputs;
    while (BY_WIDTH.containsKey(free)) {
      free++;
    }
    width = free;
    BY_WIDTH.put(width, this);
  }

  /** x · weightᵀ: [..., inputs] to [..., outputs]. */
  public Tensor apply(Tensor input) {
    Tensor product = Scope.only(() -> plain(input));
    return input.handle.requires_grad() && GradMode.is_enabled()
        ? Scope.only(() -> recorded(input, product))
        : product;
  }

  private Tensor plain(Tensor input) {
    try (Scope _ = Scope.withoutGradients()) {
      return Scope.only(() -> Functions.linear(input, weight.get(), Optional.empty())).keep();
    }
  }

  private Tensor recorded(Tensor input, Tensor product) {
    long[] shape = input.shape();
    shape[shape.length - 1] = width - inputs;
    Tensor joined =
        Tensor.concatenate(-1, input, Tensor.zeros(input.type(), shape)); // [..., width]
    joined.handle.register_hook(hook());
    return product.add(joined.narrow(-1, inputs, outputs));
  }

  private static TensorTensorHook hook() {
    Backward made = backward;
    if (made == null) {
      made = new Backward();
      made.retainReference();
      backward = made;
    }
    return made;
  }

  /** [..., width] of the join's gradient to that with the input's true gradient in it. */
  private Tensor gradient(Tensor joined) {
    long[] shape = joined.shape();
    shape[shape.length - 1] = width - inputs;
    Tensor input = joined.narrow(-1, inputs, outputs).matmul(weight.get());
    return Tensor.concatenate(-1, input, Tensor.zeros(joined.type(), shape));
  }

  @Override
  public void close() {
    BY_WIDTH.remove(width);
  }

  private static final class Backward extends TensorTensorHook {
    private @Nullable Tensor newest;

    @Override
    public TensorBase call(TensorBase joined) {
      try (Scope _ = Scope.withoutGradients()) {
        Tensor gradient = new Tensor(new org.bytedeco.pytorch.Tensor(joined));
        FrozenProduct product = BY_WIDTH.get(gradient.size(-1));
        if (product == null) {
          throw new IllegalStateException("a frozen product was closed before its backward pass");
        }
        // libtorch takes its own reference when this returns; ours goes with the next call.
        if (newest != null) {
          newest.close();
        }
        newest = product.gradient(gradient).keep();
        return newest.handle;
      }
    }
  }
}
