package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * The low-rank update of one linear layer (LoRA, arXiv:2106.09685): scale · B · A.
 *
 * @param down A, [rank, in], 32-bit while it is learnt
 * @param up B, [out, rank], 32-bit while it is learnt
 * @param dropout of the update's input
 */
public record LowRank(Tensor down, Tensor up, double scale, Dropout dropout) implements Update {
  /** An update that drops nothing. */
  public LowRank(Tensor down, Tensor up, double scale) {
    this(down, up, scale, new Dropout(0));
  }

  @Override
  public Tensor addTo(Tensor output, Tensor input) {
    Tensor inner =
        Functions.linear(
            dropout.apply(input), down.to(input.type()), Optional.empty()); // [n, rank]
    return Functions.addLinear(output, inner, scaledUp(input.type()));
  }

  /** The scale is applied to the small matrix, not to the output. */
  private Tensor scaledUp(DataType type) {
    return (scale == 1 ? up : up.multiply(scale)).to(type);
  }

  @Override
  public Update fixed(DataType type) {
    return new LowRank(down.to(type).detach(), scaledUp(type).detach(), 1);
  }
}
