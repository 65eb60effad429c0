package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a model made of a batch.
 *
 * @param hidden [rows, tokens, hidden]
 * @param cache that the batch was appended to
 */
public record States(Tensor hidden, TokenBatch batch, Optional<KeyValueCache> cache) {
  /** The row of each of some tokens: [n]. */
  Tensor rowsOf(Tensor positions) {
    long tokens = hidden.size(1);
    long[] rows = LongStream.of(positions.toLongs()).map(at -> at / tokens).toArray();
    return Tensor.of(rows, rows.length);
  }

  /** The states of some neighbouring rows. */
  public States rows(int start, int count) {
    return new States(hidden.narrow(0, start, count), batch.rows(start, count), cache);
  }

  /** The states of some tokens: [n, hidden]. */
  Tensor at(Tensor positions) {
    return hidden.reshape(-1, hidden.size(2)).indexSelect(0, positions);
  }
}
