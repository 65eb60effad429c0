package io.alignmentstudio.lm.checkpoint;

import java.lang.foreign.MemorySegment;

/** Where the elements of a {@link StoredTensor} come from. */
public sealed interface TensorData {
  /** Elements in memory, little-endian and in row order; they need not be aligned. */
  record Stored(MemorySegment bytes) implements TensorData {}

  /** Elements that are computed whenever they are asked for. */
  record Computed(Elements elements) implements TensorData {}

  /** Computes elements. */
  @FunctionalInterface
  interface Elements {
    /** Elements {@code start} to {@code start + count} in row order. */
    float[] floats(long start, int count);
  }
}
