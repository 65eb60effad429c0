package io.alignmentstudio.lm.checkpoint;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A tensor of a file: dense, row by row. Its elements stand in memory outside Java's heap, or are
 * computed a piece at a time, so that no tensor is too large for the heap.
 *
 * @param type that its elements have; computed ones are rounded to it
 * @param data valid until the {@link WeightSource} that it came from is closed
 */
public record StoredTensor(String name, StoredType type, List<Long> shape, TensorData data) {
  /** Most elements that are held on Java's heap at once. */
  public static final int PIECE = 1 << 20;

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
    if (data instanceof TensorData.Stored(MemorySegment bytes) && bytes.byteSize() != expected) {
      throw new IllegalArgumentException(
          "%s: %s of shape %s takes %d bytes, got %d"
              .formatted(name, type, shape, expected, bytes.byteSize()));
    }
  }

  /** A tensor whose elements stand in memory. */
  public StoredTensor(String name, StoredType type, List<Long> shape, MemorySegment bytes) {
    this(name, type, shape, new TensorData.Stored(bytes));
  }

  /** Makes an F32 tensor from values in row order, for tests and small tables. */
  public static StoredTensor of(String name, List<Long> shape, float... values) {
    MemorySegment bytes = Arena.ofAuto().allocate((long) values.length * Float.BYTES, 64);
    MemorySegment.copy(values, 0, bytes, FLOAT, 0, values.length);
    return new StoredTensor(name, StoredType.F32, shape, bytes);
  }

  /** The same under another name. */
  public StoredTensor named(String other) {
    return new StoredTensor(other, type, shape, data);
  }

  /** Number of elements. */
  public long elements() {
    return elements(shape);
  }

  /** Size in bytes. */
  public long size() {
    return elements() * type.bytes();
  }

  /**
   * Copies the elements as floats; F64 is rounded.
   *
   * @throws IllegalStateException if the elements are not floating-point numbers
   * @throws StudioException DATA if a computed value is too large for the type
   */
  public float[] toFloats() {
    return floats(0, Math.toIntExact(elements()));
  }

  /** Copies some elements, counted in row order, as {@link #toFloats} does. */
  public float[] floats(long start, int count) {
    return switch (data) {
      case TensorData.Stored(MemorySegment bytes) -> floats(bytes, start, count);
      case TensorData.Computed(TensorData.Elements elements) ->
          rounded(elements.floats(start, count));
    };
  }

  private float[] rounded(float[] values) {
    if (type == StoredType.F16 || type == StoredType.BF16) {
      for (int at = 0; at < values.length; at++) {
        values[at] =
            type == StoredType.F16
                ? Float.float16ToFloat(float16(values[at]))
                : Float.intBitsToFloat(bfloat16(values[at]) << 16);
      }
    }
    return values;
  }

  private float[] floats(MemorySegment bytes, long start, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      long at = start + i;
      values[i] =
          switch (type) {
            case F32 -> bytes.get(FLOAT, 4 * at);
            case F64 -> (float) bytes.get(DOUBLE, 8 * at);
            case F16 -> Float.float16ToFloat(bytes.get(SHORT, 2 * at));
            case BF16 -> Float.intBitsToFloat(bytes.get(SHORT, 2 * at) << 16);
            case F8_E4M3 -> EightBits.e4m3(bytes.get(ValueLayout.JAVA_BYTE, at));
            case F8_E5M2 -> EightBits.e5m2(bytes.get(ValueLayout.JAVA_BYTE, at));
            case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 ->
                throw new IllegalStateException(name + " holds " + type + ", not weights");
          };
    }
    return values;
  }

  /**
   * The same values in another type, rounded to the nearest; the tensor itself if it has the type.
   */
  public StoredTensor cast(StoredType other) {
    if (!other.writable()) {
      throw new IllegalArgumentException("weights cannot be written as " + other);
    }
    return other == type
        ? this
        : new StoredTensor(name, other, shape, new TensorData.Computed(this::floats));
  }

  /** Whether another tensor has the same type, shape and elements. */
  public boolean sameAs(StoredTensor other) {
    if (type != other.type || !shape.equals(other.shape)) {
      return false;
    }
    for (long start = 0; start < elements(); start += PIECE) {
      int count = (int) Math.min(PIECE, elements() - start);
      if (!encoded(start, count).equals(other.encoded(start, count))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Some elements, counted in row order, as they stand in files: little-endian.
   *
   * @throws StudioException DATA if a computed value is too large for the type
   */
  public ByteBuffer encoded(long start, int count) {
    if (data instanceof TensorData.Stored(MemorySegment bytes)) {
      return bytes
          .asSlice(start * type.bytes(), (long) count * type.bytes())
          .asByteBuffer()
          .asReadOnlyBuffer();
    }
    ByteBuffer buffer = ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : floats(start, count)) {
      put(buffer, value);
    }
    return buffer.flip();
  }

  private void put(ByteBuffer target, float value) {
    switch (type) {
      case F32 -> target.putFloat(value);
      case F64 -> target.putDouble(value);
      case F16 -> target.putShort(float16(value));
      case BF16 -> target.putShort(bfloat16(value));
      case BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, I64, U64 ->
          throw new IllegalArgumentException("weights cannot be written as " + type);
    }
  }

  private short float16(float value) {
    short half = Float.floatToFloat16(value);
    if (Float.isFinite(value) && Float.isInfinite(Float.float16ToFloat(half))) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s holds %s, and F16 ends at 65504; choose BF16 or F32".formatted(name, value));
    }
    return half;
  }

  /** Rounds to the nearest, halves to even. */
  private static short bfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int half = (bits >>> 16) & 1; // Makes halves go to the even neighbour.
    return (short) (Float.isNaN(value) ? (bits >>> 16) | 0x40 : (bits + 0x7fff + half) >>> 16);
  }

  void writeTo(FileChannel channel) throws IOException {
    for (long start = 0; start < elements(); start += PIECE) {
      AtomicFile.writeAll(channel, encoded(start, (int) Math.min(PIECE, elements() - start)));
    }
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
