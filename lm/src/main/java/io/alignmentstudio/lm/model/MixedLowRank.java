package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The low-rank updates of several adapters in one, each row of the batch with its own weights: Σ wᵢ
 * sᵢ Bᵢ Aᵢ x. The matrices are stacked, so that any number of adapters costs two products; PEFT's
 * {@code cat} combination gives the same.
 *
 * @param down every A, [ranks, inputs]
 * @param up every B, [outputs, ranks]
 * @param scales [adapters, ranks]: an adapter's scale at its own ranks, else 0; 32-bit
 */
public record MixedLowRank(Tensor down, Tensor up, Tensor scales, RowMixes mixes)
    implements Update {
  @Override
  public boolean alike() {
    return false;
  }

  @Override
  public Tensor addTo(Tensor output, Tensor input) {
    Tensor weights = weights();
    long rows = weights.size(0);
    if (rows > 1 && (input.shape().length != 3 || input.size(0) != rows)) {
      throw new IllegalStateException(
          "%d rows have their own mixes, the layer got %s".formatted(rows, input));
    }
    return add(output, input, rows > 1 ? weights.unsqueeze(1) : weights.select(0, 0));
  }

  @Override
  public Tensor addTo(Tensor output, Tensor input, Supplier<Tensor> rows) {
    Tensor weights = weights();
    return add(
        output,
        input,
        weights.size(0) > 1 ? weights.indexSelect(0, rows.get()) : weights.select(0, 0));
  }

  /** [rows, ranks]; one row if all have the same. */
  private Tensor weights() {
    return mixes.current().matmul(scales);
  }

  private Tensor add(Tensor output, Tensor input, Tensor weights) {
    Tensor inner = Functions.linear(input, down, Optional.empty()); // [..., ranks]
    Tensor weighted = inner.to(DataType.FLOAT32).multiply(weights).to(input.type());
    return output.add(Functions.linear(weighted, up, Optional.empty()));
  }
}
