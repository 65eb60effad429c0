package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keys and values of the tokens that a batch has seen, per layer, in slots whose number grows. What
 * all rows start with may come first, held once ({@link SharedPrefix}).
 */
public final class KeyValueCache implements AutoCloseable {
  private final List<Tensor> keys = new ArrayList<>();
  private final List<Tensor> values = new ArrayList<>();
  private Optional<SharedPrefix> prefix = Optional.empty();
  private Optional<CopyMemory> memory = Optional.empty();
  private long filled;

  private KeyValueCache() {}

  /** Makes an empty cache: for each layer [rows, heads, slots, headDimension]. */
  KeyValueCache(int layers, long rows, long heads, long slots, long headDimension, DataType type) {
    for (int layer = 0; layer < layers; layer++) {
      keys.add(Tensor.zeros(type, rows, heads, slots, headDimension).keep());
      values.add(Tensor.zeros(type, rows, heads, slots, headDimension).keep());
    }
  }

  /** Lets rows follow a prefix once, without keeping anything of theirs. */
  public static KeyValueCache following(SharedPrefix shared) {
    KeyValueCache cache = new KeyValueCache();
    cache.follow(shared);
    return cache;
  }

  /** Number of slots in use; the shared prefix takes none. */
  public long filled() {
    return filled;
  }

  /** Puts tokens before those of every row; whoever made the prefix closes it. */
  public void follow(SharedPrefix shared) {
    prefix = Optional.of(shared);
  }

  Optional<SharedPrefix> prefix() {
    return prefix;
  }

  /** Starts this cache of one row with a copy of a prefix. */
  public void copyFrom(SharedPrefix start) {
    try (Scope _ = Scope.withoutGradients()) {
      for (int layer = 0; layer < keys.size(); layer++) {
        keys.get(layer).narrow(2, 0, start.tokens()).copyFrom(start.keys().get(layer));
        values.get(layer).narrow(2, 0, start.tokens()).copyFrom(start.values().get(layer));
      }
      filled = start.tokens();
    }
  }

  /** Makes what this cache of one row holds a prefix, over the same memory; closed apart. */
  public SharedPrefix asPrefix() {
    try (Scope _ = Scope.withoutGradients()) {
      return new SharedPrefix(keys, values, filled).first(filled);
    }
  }

  /**
   * Some neighbouring rows, over the same memory, as a cache that starts empty. It lives as long as
   * the scope and this cache do, and has no room to grow.
   */
  public KeyValueCache rows(long start, long count) {
    KeyValueCache part = new KeyValueCache();
    part.prefix = prefix;
    keys.forEach(store -> part.keys.add(store.narrow(0, start, count)));
    values.forEach(store -> part.values.add(store.narrow(0, start, count)));
    return part;
  }

  /** Takes these rows in this order, some perhaps several times, and forgets the others. */
  public void selectRows(int[] rows) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor indices = Tensor.of(Arrays.stream(rows).asLongStream().toArray(), (long) rows.length);
      keys.replaceAll(store -> replace(store, store.indexSelect(0, indices)));
      values.replaceAll(store -> replace(store, store.indexSelect(0, indices)));
      Optional<CopyMemory> before = memory;
      memory = before.map(prompts -> prompts.rows(indices).keep());
      before.ifPresent(CopyMemory::close);
    }
  }

  private static Tensor replace(Tensor store, Tensor other) {
    other.keep();
    store.close();
    return other;
  }

  /**
   * Stores the newest keys of a layer and returns the layer's own keys.
   *
   * @param slots number of slots to return; those after the newest are 0
   */
  Tensor appendKeys(int layer, Tensor newest, long slots) {
    return append(keys, layer, newest, slots);
  }

  /** The same for values. */
  Tensor appendValues(int layer, Tensor newest, long slots) {
    return append(values, layer, newest, slots);
  }

  private Tensor append(List<Tensor> stores, int layer, Tensor newest, long slots) {
    if (stores.isEmpty()) {
      return newest;
    }
    if (slots > stores.get(layer).size(2)) {
      stores.set(layer, grown(stores.get(layer), slots));
    }
    Tensor store = stores.get(layer);
    store.narrow(2, filled, newest.size(2)).copyFrom(newest);
    return store.narrow(2, 0, slots);
  }

  private Tensor grown(Tensor store, long needed) {
    long slots = Math.max(needed, store.size(2) * 3 / 2);
    Tensor larger = Tensor.zeros(store.type(), store.size(0), store.size(1), slots, store.size(3));
    larger.narrow(2, 0, filled).copyFrom(store.narrow(2, 0, filled));
    return replace(store, larger);
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
  public void advance(long count) {
    filled += count;
  }

  @Override
  public void close() {
    keys.forEach(Tensor::close);
    values.forEach(Tensor::close);
    memory.ifPresent(CopyMemory::close);
  }
}
