package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;

/**
 * A named weight. Frozen weights are held in the type that computes with them; while all weights
 * are trained they are 32-bit and {@link #as} casts them where they are used, so that gradients
 * arrive in 32 bits.
 */
public final class Parameter {
  private final String name;
  private Tensor value;

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

  /** Differs after the weight was replaced or changed in place. */
  public long version() {
    return 31L * System.identityHashCode(value) + value.version();
  }

  /** Puts another tensor of the same shape in its place; the caller owns both. */
  public void replace(Tensor other) {
    value = other;
  }

  Tensor as(DataType type) {
    return value.to(type);
  }
}
