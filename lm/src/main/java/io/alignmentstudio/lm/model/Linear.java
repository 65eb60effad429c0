package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.FrozenProduct;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;
import java.util.function.Supplier;

/** A linear layer that may carry an adapter's update. */
public final class Linear {
  private final String name;
  private final Parameter weight;
  private final Optional<Parameter> bias;
  private Optional<? extends Update> update = Optional.empty();
  private Optional<FrozenProduct> product = Optional.empty();
  private DataType computeType = DataType.FLOAT32;

  Linear(String name, Parameter weight, Optional<Parameter> bias) {
    this.name = name;
    this.weight = weight;
    this.bias = bias;
  }

  /** Module path in the checkpoint, such as {@code model.layers.0.self_attn.q_proj}. */
  public String name() {
    return name;
  }

  /** The layer's matrix: [outputs, inputs]. */
  public Parameter weight() {
    return weight;
  }

  public long inputs() {
    return weight.size(1);
  }

  public long outputs() {
    return weight.size(0);
  }

  Optional<? extends Update> update() {
    return update;
  }

  /** Sets the adapter's update that {@link #apply} adds, or takes it off. */
  public void adapt(Optional<? extends Update> update) {
    this.update = update;
  }

  /**
   * Holds the frozen weight in 4 bits from now on (NF4, arXiv:2305.14314) and frees the original;
   * each use makes it anew.
   */
  public void quantize() {
    weight.quantize();
    product = Optional.of(new FrozenProduct(inputs(), outputs(), () -> weight.as(computeType)));
  }

  /** Memory that the frozen weight takes, in bytes. */
  public long sizeInBytes() {
    return weight
        .packed()
        .map(Nf4::sizeInBytes)
        .orElseGet(() -> weight.value().elements() * weight.value().type().bytes());
  }

  /** All that the layer does, if that is one frozen matrix: [outputs, inputs]. */
  Optional<Tensor> frozen(DataType type) {
    return update.isEmpty() && bias.isEmpty() && weight.frozen()
        ? Optional.of(weight.as(type))
        : Optional.empty();
  }

  /** Applies the layer: [..., inputs] to [..., outputs]. */
  Tensor apply(Tensor input) {
    if (update.isEmpty()) {
      return applyFrozen(input);
    }
    if (!update.get().alike()) {
      return update.get().addTo(applyFrozen(input), input);
    }
    long[] shape = input.shape();
    Tensor tokens = input.reshape(-1, inputs()); // [n, inputs]
    shape[shape.length - 1] = outputs();
    return update.get().addTo(applyFrozen(tokens), tokens).view(shape);
  }

  /**
   * Applies the layer to single tokens: [n, inputs] to [n, outputs].
   *
   * @param rows the row of the batch that each is of, [n]
   */
  Tensor apply(Tensor input, Supplier<Tensor> rows) {
    Tensor output = applyFrozen(input);
    return update.isPresent() ? update.get().addTo(output, input, rows) : output;
  }

  private Tensor applyFrozen(Tensor input) {
    return weight.packed().isPresent() ? applyPacked(input) : applyPlain(input);
  }

  private Tensor applyPlain(Tensor input) {
    return Functions.linear(
        input, weight.as(input.type()), bias.map(values -> values.as(input.type())));
  }

  private Tensor applyPacked(Tensor input) {
    computeType = input.type();
    Tensor output = product.orElseThrow().apply(input);
    return bias.map(values -> output.add(values.as(input.type()))).orElse(output);
  }
}
