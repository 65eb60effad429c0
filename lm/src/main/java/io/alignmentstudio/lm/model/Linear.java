package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/** A linear layer that may carry an adapter's update. */
public final class Linear {
  private final String name;
  private final Parameter weight;
  private final Optional<Parameter> bias;
  private Optional<? extends Update> update = Optional.empty();

  Linear(String name, Parameter weight, Optional<Parameter> bias) {
    this.name = name;
    this.weight = weight;
    this.bias = bias;
  }

  /** Module path in the checkpoint, such as {@code model.layers.0.self_attn.q_proj}. */
  public String name() {
    return name;
  }

  public long inputs() {
    return weight.value().size(1);
  }

  public long outputs() {
    return weight.value().size(0);
  }

  /** Sets the adapter's update that {@link #apply} adds, or takes it off. */
  public void adapt(Optional<? extends Update> update) {
    this.update = update;
  }

  /** Applies the layer: [..., inputs] to [..., outputs]. */
  Tensor apply(Tensor input) {
    Tensor output =
        Functions.linear(
            input, weight.as(input.type()), bias.map(values -> values.as(input.type())));
    return update.isPresent() ? update.get().addTo(output, input) : output;
  }
}
