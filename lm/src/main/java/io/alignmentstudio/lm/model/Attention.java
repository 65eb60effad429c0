package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/** Attention from its parts: libtorch's fused bf16 kernel is slower than these on a CPU. */
final class Attention {
  private Attention() {}

  /** [rows, tokens, heads · dimension] to [rows, heads, tokens, dimension]. */
  static Tensor splitHeads(Tensor input, long heads) {
    long dimension = input.size(2) / heads;
    return input.view(input.size(0), input.size(1), heads, dimension).transpose(1, 2);
  }

  /**
   * Attends.
   *
   * @param query [rows, heads, tokens, dimension]
   * @param key [rows, keyHeads, tokens, dimension]; each serves heads / keyHeads query heads
   * @return [rows, tokens, heads · dimension]
   */
  static Tensor attend(
      Tensor query,
      Tensor key,
      Tensor value,
      Tensor mask,
      double scale,
      Optional<KeyValueCache> cache,
      int layer) {
    Tensor keys = cache.isPresent() ? cache.get().appendKeys(layer, key) : key;
    Tensor values = cache.isPresent() ? cache.get().appendValues(layer, value) : value;
    long groups = query.size(1) / keys.size(1);
    Tensor scores =
        query
            .multiply(scale)
            .matmul(repeat(keys, groups).transpose(2, 3)) // [rows, heads, tokens, keys]
            .add(mask);
    Tensor mixed = scores.softmax(-1).matmul(repeat(values, groups));
    return mixed
        .transpose(1, 2) // [rows, tokens, heads, dimension]
        .reshape(mixed.size(0), mixed.size(2), mixed.size(1) * mixed.size(3));
  }

  private static Tensor repeat(Tensor heads, long groups) {
    if (groups == 1) {
      return heads;
    }
    return heads
        .unsqueeze(2)
        .expand(heads.size(0), heads.size(1), groups, heads.size(2), heads.size(3))
        .reshape(heads.size(0), heads.size(1) * groups, heads.size(2), heads.size(3));
  }
}
