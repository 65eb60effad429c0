package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/**
 * Attention from its parts: libtorch's fused bf16 kernel is slower than these on a CPU. Query heads
 * that share a key head are laid side by side, so that no key is copied for them; tokens that all
 * rows share are attended to as one matrix, without a copy for each row.
 */
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
   * @param mask [rows, 1, tokens, keys]: the shared prefix's keys, then the row's own
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
    Optional<SharedPrefix> prefix = cache.flatMap(KeyValueCache::prefix);
    long slots = mask.size(3) - prefix.map(SharedPrefix::tokens).orElse(0L);
    Tensor keys = cache.isPresent() ? cache.get().appendKeys(layer, key, slots) : key;
    Tensor values = cache.isPresent() ? cache.get().appendValues(layer, value, slots) : value;
    long rows = query.size(0);
    long heads = query.size(1);
    long tokens = query.size(2);
    long dimension = query.size(3);
    long keyHeads = keys.size(1);
    long groups = heads / keyHeads;
    Tensor folded =
        query
            .multiply(scale)
            .reshape(rows, keyHeads, groups * tokens, dimension); // groups · tokens
    Tensor own = folded.matmul(keys.transpose(2, 3)); // [rows, keyHeads, groups · tokens, own]
    Tensor scores =
        prefix.isPresent() ? Tensor.concatenate(-1, prefix.get().scores(layer, folded), own) : own;
    long seen = scores.size(3);
    Tensor weights =
        scores
            .reshape(rows, keyHeads, groups, tokens, seen)
            .add(mask.unsqueeze(1))
            .softmax(-1)
            .reshape(rows, keyHeads, groups * tokens, seen);
    return mix(weights, values, prefix, layer) // [rows, keyHeads, groups · tokens, dimension]
        .reshape(rows, heads, tokens, dimension)
        .transpose(1, 2)
        .reshape(rows, tokens, heads * dimension);
  }

  private static Tensor mix(
      Tensor weights, Tensor values, Optional<SharedPrefix> prefix, int layer) {
    if (prefix.isEmpty()) {
      return weights.matmul(values);
    }
    long shared = prefix.get().tokens();
    Tensor own = weights.narrow(-1, shared, weights.size(3) - shared).matmul(values);
    return prefix.get().mix(layer, weights.narrow(-1, 0, shared)).add(own);
  }
}
