package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.List;

/**
 * Keys and values of tokens that every row of a batch starts with, held once for all rows.
 *
 * @param keys for each layer [1, keyHeads, tokens, dimension], kept
 */
public record SharedPrefix(List<Tensor> keys, List<Tensor> values, long tokens)
    implements AutoCloseable {
  public SharedPrefix {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** The first of the tokens, over the same memory; closed apart from this. */
  public SharedPrefix first(long count) {
    return new SharedPrefix(first(keys, count), first(values, count), count);
  }

  private static List<Tensor> first(List<Tensor> stores, long count) {
    return stores.stream().map(store -> store.narrow(2, 0, count).keep()).toList();
  }

  /** Bytes that its tokens take. */
  public long bytes() {
    Tensor one = keys.getFirst();
    return 2L * keys.size() * one.elements() * one.type().bytes();
  }

  /** Scores of queries [rows, keyHeads, n, dimension]: [rows, keyHeads, n, tokens]. */
  Tensor scores(int layer, Tensor queries) {
    return multiply(queries, keys.get(layer).select(0, 0).transpose(1, 2));
  }

  /** Mixes the values by weights [rows, keyHeads, n, tokens]: [rows, keyHeads, n, dimension]. */
  Tensor mix(int layer, Tensor weights) {
    return multiply(weights, values.get(layer).select(0, 0));
  }

  /** One product for each head over all rows together. */
  private static Tensor multiply(Tensor left, Tensor right) {
    long rows = left.size(0);
    long heads = left.size(1);
    long count = left.size(2);
    return left.transpose(0, 1)
        .reshape(heads, rows * count, left.size(3))
        .matmul(right)
        .view(heads, rows, count, right.size(2))
        .transpose(0, 1);
  }

  @Override
  public void close() {
    keys.forEach(Tensor::close);
    values.forEach(Tensor::close);
  }
}
