package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Elementwise;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Which keys each token of a batch sees: the first ones, and runs of later ones. The mask, which
 * has an element for each token and key, is only ever made in libtorch.
 */
@SuppressWarnings("ArrayRecordComponent") // filled by whoever makes it
record Sight(int rows, int tokens, int keys, long[] first, List<Runs> later) {
  /** A run of keys for each token, or none where it ends at 0. */
  private record Runs(long[] from, long[] to) {}

  /** Sees nothing yet. */
  static Sight of(int rows, int tokens, int keys) {
    int all = Math.multiplyExact(rows, tokens);
    return new Sight(rows, tokens, keys, new long[all], new ArrayList<>());
  }

  /** Lets a token see keys [0, count). */
  void first(int row, int token, long count) {
    first[row * tokens + token] = count;
  }

  /** Lets a token also see keys [start, end), none of which it sees already. */
  void later(int row, int token, long start, long end) {
    int at = row * tokens + token;
    Runs free =
        later.stream()
            .filter(runs -> runs.to[at] == 0)
            .findFirst()
            .orElseGet(
                () -> {
                  later.add(new Runs(new long[first.length], new long[first.length]));
                  return later.getLast();
                });
    free.from[at] = start;
    free.to[at] = end;
  }

  /** [rows, 1, tokens, keys]: 0 where a token sees a key, else {@link TokenBatch#HIDDEN}. */
  Tensor mask(DataType type) {
    return Scope.only(
        () -> {
          Tensor numbers = Tensor.of(LongStream.range(0, keys).toArray(), keys);
          Tensor hidden = atLeast(numbers, first, type);
          for (Runs runs : later) {
            Tensor shown =
                atLeast(numbers, runs.from, type).subtract(atLeast(numbers, runs.to, type));
            hidden = hidden.subtract(shown);
          }
          return hidden.multiplyInPlace(TokenBatch.HIDDEN);
        });
  }

  private Tensor atLeast(Tensor numbers, long[] bounds, DataType type) {
    return Elementwise.atLeast(numbers, Tensor.of(bounds, rows, 1, tokens, 1)).to(type);
  }
}
