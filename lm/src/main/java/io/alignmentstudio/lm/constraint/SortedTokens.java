package io.alignmentstudio.lm.constraint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The tokens that write something, in the order of their bytes. */
final class SortedTokens {
  private final List<byte[]> texts;
  private final int[] order;
  private final int[] common;
  private final int longest;

  /**
   * Sorts tokens.
   *
   * @param texts bytes of each token; none for those that may not be used
   */
  SortedTokens(List<byte[]> texts) {
    this.texts = texts;
    order =
        IntStream.range(0, texts.size())
            .filter(token -> texts.get(token).length > 0)
            .boxed()
            .sorted(Comparator.comparing(texts::get, Arrays::compareUnsigned))
            .mapToInt(Integer::intValue)
            .toArray();
    common = new int[order.length];
    for (int at = 1; at < order.length; at++) {
      int mismatch = Arrays.mismatch(bytes(at - 1), bytes(at));
      common[at] = mismatch < 0 ? bytes(at).length : mismatch;
    }
    longest = IntStream.of(order).map(token -> texts.get(token).length).max().orElse(0);
  }

  int size() {
    return order.length;
  }

  int token(int at) {
    return order[at];
  }

  byte[] bytes(int at) {
    return texts.get(order[at]);
  }

  byte[] bytesOf(int token) {
    return texts.get(token);
  }

  /** Number of bytes that a token starts with as the one before it does. */
  int common(int at) {
    return common[at];
  }

  int longest() {
    return longest;
  }
}
