package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * A named weight. Frozen weights are held in the type that computes with them, or in 4 bits; while
 * a weight is trained it is 32-bit and {@link #as} casts it where it is used, so that gradients
 * arrive in 32 bits.
 */
public final class Parameter {
  private final String name;
  private final long[] shape;
  private final Tensor value;
  private final Optional<Parameter> first;
  private Optional<Nf4> packed = Optional.empty();
  private Optional<Tensor> lent = Optional.empty();

  Parameter(String name, Tensor value) {
    this(name, value, Optional.empty());
  }

  private Parameter(String name, Tensor value, Optional<Parameter> first) {
    this.name = name;
    this.value = value;
    this.first = first;
    shape = value.shape();
  }

  /**
   * A second place where a weight is used. It shows what the first shows, but another tensor can be
   * lent to it alone.
   */
  static Parameter alias(String name, Parameter first) {
    return new Parameter(name, first.value, Optional.of(first));
  }

  /** Name in the checkpoint. */
  public String name() {
    return name;
  }

  public long[] shape() {
    return shape.clone();
  }

  long size(int dimension) {
    return shape[dimension];
  }

  /** The weight; in 32 bits, made anew at each call, where it is held in 4. */
  public Tensor value() {
    return lent.or(() -> first.map(Parameter::value))
        .or(() -> packed.map(Nf4::unpack))
        .orElse(value);
  }

  /** Shows another tensor of the same shape until {@link #restore}; the caller owns it. */
  public void lend(Tensor other) {
    lent = Optional.of(other);
  }

  /** Undoes {@link #lend}. */
  public void restore() {
    lent = Optional.empty();
  }

  /** Holds the weight in 4 bits from now on. */
  void quantize() {
    if (first.isPresent()) {
      first.get().quantize();
    } else if (packed.isEmpty()) {
      packed = Optional.of(Nf4.of(value));
      value.close();
    }
  }

  /** What holds the weight, if that is 4 bits and no other tensor is shown. */
  Optional<Nf4> packed() {
    return lent.isPresent() ? Optional.empty() : first.map(Parameter::packed).orElse(packed);
  }

  /** Whether the weight is held as it computes, and no other tensor is shown. */
  boolean frozen() {
    return lent.isEmpty()
        && first
            .map(Parameter::frozen)
            .orElseGet(() -> packed.isEmpty() && !value.requiresGradient());
  }

  /** Differs after the weight was lent, restored, held otherwise or changed in place. */
  public long version() {
    if (lent.isEmpty() && first.isPresent()) {
      return first.get().version();
    }
    return packed().isPresent()
        ? System.identityHashCode(packed)
        : 31L * System.identityHashCode(lent.orElse(value)) + lent.orElse(value).version();
  }

  /** A sum over the bits of the model's own weight, whatever other tensor is shown. */
  public long checksum() {
    try (Scope _ = Scope.withoutGradients()) {
      return packed.map(Nf4::unpack).orElse(value).checksum();
    }
  }

  Tensor as(DataType type) {
    return value().to(type);
  }

  void close() {
    packed.ifPresentOrElse(Nf4::close, value::close);
  }
}
