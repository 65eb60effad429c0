package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys and values of the tokens that a batch has seen, per layer, in slots of fixed number. */
public final class KeyValueCache implements AutoCloseable {
  private final List<Tensor> keys = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private final long slots;
  private Optional<CopyMemory> memory = Optional.empty();
  private long filled;

  /** Makes an empty cache: for each layer [rows, heads, slots, headDimension]. */
  KeyValueCache(int layers, long rows, long heads, long slots, long headDimension, DataType type) {
    this.slots = slots;
    for (int layer = 0; layer < layers; layer++) {
      keys.add(Tensor.zeros(type, rows, heads, slots, headDimension).keep());
      values.add(Tensor.zeros(type, rows, heads, slots, headDimension).keep());
    }
  }

  /** Number of slots in use. */
  public long filled() {
    return filled;
  }

  /** Forgets every row but these. */
  public void retainRows(int[] rows) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor indices = Tensor.of(Arrays.stream(rows).asLongStream().toArray(), (long) rows.length);
      keys.replaceAll(store -> select(store, indices));
      values.replaceAll(store -> select(store, indices));
      Optional<CopyMemory> before = memory;
      memory = before.map(prompts -> prompts.rows(indices).keep());
      before.ifPresent(CopyMemory::close);
    }
  }

  private static Tensor select(Tensor store, Tensor indices) {
    Tensor selected = store.indexSelect(0, indices).keep();
    store.close();
    return selected;
  }

  /** Stores the newest keys and values of a layer and returns all of the layer's keys. */
  Tensor appendKeys(int layer, Tensor newest) {
    return append(keys.get(layer), newest);
  }

  Tensor appendValues(int layer, Tensor newest) {
    return append(values.get(layer), newest);
  }

  private Tensor append(Tensor store, Tensor newest) {
    long count = newest.size(2);
    if (filled + count > slots) {
      throw new IllegalStateException(
          "the cache has %d slots, got %d tokens".formatted(slots, filled + count));
    }
    store.narrow(2, filled, count).copyFrom(newest);
    return store.narrow(2, 0, filled + count);
  }

  /** What the batch's prompts offer for copying, if the model copies. */
  Optional<CopyMemory> memory() {
    return memory;
  }

  /** Remembers a batch's prompts, once. */
  void remember(CopyMemory prompts) {
    memory = Optional.of(prompts.keep());
  }

  /** Counts the tokens that every layer has appended. */
  void advance(long count) {
    filled += count;
  }

  @Override
  public void close() {
    keys.forEach(Tensor::close);
    values.forEach(Tensor::close);
    memory.ifPresent(CopyMemory::close);
  }
}
