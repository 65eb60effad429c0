package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Tensor;

/**
 * Narrows a batch's mask to a sliding window. It counts what the mask shows, so it holds for
 * padding, caches and branches alike, as long as each token's keys come in the order of their
 * positions and the mask covers all of them.
 */
final class WindowMask {
  private WindowMask() {}

  /**
   * Hides all but the last keys that each token sees.
   *
   * @param mask [rows, 1, tokens, keys], 0 where a token sees a key
   * @param window most keys that a token sees, its own included
   */
  static Tensor narrow(Tensor mask, int window) {
    long keys = mask.size(3);
    if (keys <= window) {
      return mask;
    }
    Tensor seen = mask.equalTo(Tensor.zeros(mask.type(), 1)).to(DataType.FLOAT32);
    Tensor upTo = seen.cumulativeSum(-1); // [rows, 1, tokens, keys]
    Tensor after = upTo.narrow(-1, keys - 1, 1).subtract(upTo); // keys seen after each
    return mask.addScaled(Elementwise.above(after, window - 1).to(mask.type()), TokenBatch.HIDDEN);
  }
}
