package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * A named weight. Frozen weights are held in the type that computes with them; while all weights
 * are trained they are 32-bit and {@link #as} casts them where they are used, so that gradients
 * arrive in 32 bits.
 */
public final class Parameter {
  private final String name;
  private Tensor value;
  private Optional<Tensor> original = Optional.empty();

  Parameter(String name, Tensor value) {
    this.name = name;
    this.value = value;
  }

  /** Name in the checkpoint. */
  public String name() {
    return name;
  }

  public Tensor value() {
    return value;
  }

  /** Puts another tensor of the same shape in its place; the caller owns both. */
  public void replace(Tensor other) {
    value = other;
  }

  /** Shows a copy of another tensor of the same shape until {@link #restore}. */
  public void substitute(Tensor other) {
    restore();
    original = Optional.of(value);
    try (Scope _ = Scope.withoutGradients()) {
      value = other.to(value.type()).copy().keep();
    }
  }

  /** Undoes {@link #substitute}, if it was called. */
  public void restore() {
    original.ifPresent(
        own -> {
          value.close();
          value = own;
        });
    original = Optional.empty();
  }

  Tensor as(DataType type) {
    return value.to(type);
  }
}
