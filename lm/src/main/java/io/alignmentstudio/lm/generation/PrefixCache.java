package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.model.KeyValueCache;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.lm.model.RowMixes;
import io.alignmentstudio.lm.model.SharedPrefix;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what a causal model made of the beginnings of prompts, from call to call. The least
 * recently used are forgotten when all take more than a number of bytes; changed weights forget
 * all. Used on the engine's thread.
 */
final class PrefixCache implements AutoCloseable {
  /** Tokens that are read at a time: the scores between them are the largest tensor. */
  private static final int READ_AT_A_TIME = 512;

  private final LanguageModel model;
  private final long maximumBytes;

  /** The most recently used come last. */
  private final List<Entry> entries = new ArrayList<>();

  private long weightsVersion;

  @SuppressWarnings("ArrayRecordComponent") // read-only
  private record Entry(AdapterMix mix, int[] tokens, SharedPrefix prefix) {
    int common(int[] other) {
      int mismatch = Arrays.mismatch(tokens, other);
      return mismatch < 0 ? other.length : mismatch;
    }
  }

  PrefixCache(LanguageModel model, long maximumBytes) {
    this.model = model;
    this.maximumBytes = maximumBytes;
  }

  /**
   * Reads tokens, those only that are not remembered.
   *
   * @param weights where the attached adapters read the mix
   * @return to be closed by the caller
   */
  SharedPrefix read(int[] tokens, AdapterMix mix, Optional<RowMixes> weights) {
    Optional<Entry> nearest =
        entries.stream()
            .filter(entry -> entry.mix().equals(mix))
            .max((left, right) -> left.common(tokens) - right.common(tokens));
    int known = nearest.map(entry -> entry.common(tokens)).orElse(0);
    if (nearest.isPresent() && known > 0) {
      entries.remove(nearest.get());
      entries.add(nearest.get());
    }
    if (known == tokens.length) {
      return first(nearest.orElseThrow().prefix(), known);
    }
    SharedPrefix made = extend(nearest.map(Entry::prefix), known, tokens, weights);
    SharedPrefix result = first(made, tokens.length);
    remember(new Entry(mix, tokens.clone(), made));
    return result;
  }

  private static SharedPrefix first(SharedPrefix prefix, long count) {
    try (Scope _ = Scope.withoutGradients()) {
      return prefix.first(count);
    }
  }

  private SharedPrefix extend(
      Optional<SharedPrefix> start, int known, int[] tokens, Optional<RowMixes> weights) {
    try (Scope _ = Scope.withoutGradients();
        KeyValueCache cache = model.cache(1, tokens.length)) {
      if (start.isPresent() && known > 0) {
        try (SharedPrefix part = start.get().first(known)) {
          cache.copyFrom(part);
        }
      }
      for (int at = known; at < tokens.length; at += READ_AT_A_TIME) {
        int[] next = Arrays.copyOfRange(tokens, at, Math.min(at + READ_AT_A_TIME, tokens.length));
        try (Scope _ = Scope.withoutGradients()) {
          weights.ifPresent(mixes -> mixes.select(new int[] {0}));
          int[] none = {0};
          model.run(
              TokenBatch.following(
                  List.of(next), new int[] {at}, none, 0, at, 0, model.computeType()),
              Optional.of(cache));
        }
      }
      return cache.asPrefix();
    }
  }

  private void remember(Entry newest) {
    // What the newest begins with is held by it.
    entries.removeIf(
        entry -> {
          boolean held =
              entry.mix().equals(newest.mix())
                  && entry.common(newest.tokens()) == entry.tokens().length;
          if (held) {
            entry.prefix().close();
          }
          return held;
        });
    entries.add(newest);
    while (bytes() > maximumBytes) {
      entries.removeFirst().prefix().close();
    }
  }

  /** Bytes that the remembered prefixes take. */
  long bytes() {
    return entries.stream().mapToLong(entry -> entry.prefix().bytes()).sum();
  }

  /** Forgets all if the model's own weights are not those of the last call. */
  void forgetIfWeightsChanged() {
    long version = 0;
    for (Parameter parameter : model.parameters()) {
      version = 31 * version + parameter.version();
    }
    if (version != weightsVersion) {
      close();
      weightsVersion = version;
    }
  }

  @Override
  public void close() {
    entries.forEach(entry -> entry.prefix().close());
    entries.clear();
  }
}
