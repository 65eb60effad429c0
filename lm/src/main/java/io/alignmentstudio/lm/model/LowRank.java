package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * The low-rank update of one linear layer (LoRA, arXiv:2106.09685): scale · B · A.
 *
 * @param down A, [rank, in], 32-bit
 * @param up B, [out, rank], 32-bit
 */
public record LowRank(Tensor down, Tensor up, double scale) implements Update {
  @Override
  public Tensor addTo(Tensor output, Tensor input) {
    Tensor inner = Functions.linear(input, down.to(input.type()), Optional.empty()); // [..., rank]
    Tensor update = Functions.linear(inner, up.to(input.type()), Optional.empty()); // [..., out]
    return output.addScaled(update, scale);
  }
}
