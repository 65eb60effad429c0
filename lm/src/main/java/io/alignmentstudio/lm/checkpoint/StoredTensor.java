package io.alignmentstudio.lm.checkpoint;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor as it stands in a file: dense, row by row, little-endian.
 *
 * @param bytes its elements, aligned to their size; valid until the {@link WeightSource} that it
 *     came from is closed
 */
public record StoredTensor(String name, StoredType type, List<Long> shape, MemorySegment bytes) {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int PIECE = 1 << 20;

  public StoredTensor {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    shape = List.copyOf(shape);
    long expected = Math.multiplyExact(elements(shape), type.bytes());
    if (bytes.byteSize() != expected) {
      throw new IllegalArgumentException(
          "%s: %s of shape %s takes %d bytes, got %d"
              .formatted(name, type, shape, expected, bytes.byteSize()));
    }
  }

  /** Makes an F32 tensor from values in row order, for tests and small tables. */
  public static StoredTensor of(String name, List<Long> shape, float... values) {
    MemorySegment bytes = Arena.ofAuto().allocate((long) values.length * Float.BYTES, 64);
    MemorySegment.copy(values, 0, bytes, FLOAT, 0, values.length);
    return new StoredTensor(name, StoredType.F32, shape, bytes);
  }

  /** The same under another name. */
  public StoredTensor named(String other) {
    return new StoredTensor(other, type, shape, bytes);
  }

  /** Number of elements. */
  public long elements() {
    return elements(shape);
  }

  /**
   * Copies the elements as floats; F64 is rounded.
   *
   * @throws IllegalStateException if the elements are not floating-point numbers
   */
  public float[] toFloats() {
    return floats(0, Math.toIntExact(elements()));
  }

  /** Copies some elements, counted in row order, as {@link #toFloats} does. */
  public float[] floats(long start, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      long at = start + i;
      values[i] =
          switch (type) {
            case F32 -> bytes.get(FLOAT, 4 * at);
            case F64 -> (float) bytes.get(DOUBLE, 8 * at);
            case F16 -> Float.float16ToFloat(bytes.get(SHORT, 2 * at));
            case BF16 -> Float.intBitsToFloat(bytes.get(SHORT, 2 * at) << 16);
            case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 ->
                throw new IllegalStateException(name + " holds " + type + ", not weights");
          };
    }
    return values;
  }

  /**
   * The same values in another type, rounded to the nearest; the tensor itself if it has the type.
   *
   * @throws StudioException DATA if a finite value is too large for the type
   */
  public StoredTensor cast(StoredType other) {
    if (other == type) {
      return this;
    }
    long count = elements();
    MemorySegment cast = Arena.ofAuto().allocate(count * other.bytes(), Long.BYTES);
    for (long start = 0; start < count; start += PIECE) {
      float[] values = floats(start, (int) Math.min(PIECE, count - start));
      for (int i = 0; i < values.length; i++) {
        put(cast, other, start + i, values[i]);
      }
    }
    return new StoredTensor(name, other, shape, cast);
  }

  private void put(MemorySegment target, StoredType other, long at, float value) {
    switch (other) {
      case F32 -> target.set(FLOAT, 4 * at, value);
      case F64 -> target.set(DOUBLE, 8 * at, value);
      case F16 -> {
        short half = Float.floatToFloat16(value);
        if (Float.isFinite(value) && Float.isInfinite(Float.float16ToFloat(half))) {
          throw new StudioException(
              ErrorCode.DATA,
              "%s holds %s, and F16 ends at 65504; choose BF16 or F32".formatted(name, value));
        }
        target.set(SHORT, 2 * at, half);
      }
      case BF16 -> target.set(SHORT, 2 * at, bfloat16(value));
      case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 ->
          throw new IllegalArgumentException("weights cannot be " + other);
    }
  }

  /** Rounds to the nearest, halves to even. */
  private static short bfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int half = (bits >>> 16) & 1; // Makes halves go to the even neighbour.
    return (short) (Float.isNaN(value) ? (bits >>> 16) | 0x40 : (bits + 0x7fff + half) >>> 16);
  }

  static long elements(List<Long> shape) {
    long elements = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException("negative size in shape " + shape);
      }
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }
}
