package io.alignmentstudio.lm.checkpoint;

import static java.util.Objects.requireNonNull;

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
public record StoredTensor(String name, DataType type, List<Long> shape, MemorySegment bytes) {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
    return new StoredTensor(name, DataType.F32, shape, bytes);
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
    float[] values = new float[Math.toIntExact(elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case F32 -> bytes.get(FLOAT, 4L * i);
            case F64 -> (float) bytes.get(DOUBLE, 8L * i);
            case F16 -> Float.float16ToFloat(bytes.get(SHORT, 2L * i));
            case BF16 -> Float.intBitsToFloat(bytes.get(SHORT, 2L * i) << 16);
            case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 ->
                throw new IllegalStateException(name + " holds " + type + ", not weights");
          };
    }
    return values;
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
