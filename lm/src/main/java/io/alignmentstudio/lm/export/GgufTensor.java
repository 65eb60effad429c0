package io.alignmentstudio.lm.export;

import io.alignmentstudio.lm.checkpoint.AtomicFile;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor of a GGUF file, made when it is written.
 *
 * @param shape rows first, as in safetensors
 * @param values makes the weights in any floating-point type
 */
record GgufTensor(String name, List<Long> shape, GgufType type, Supplier<StoredTensor> values) {
  private static final int BLOCK = 32;
  private static final int BLOCK_BYTES = 34;
  private static final float LARGEST = 127;
  private static final int BLOCKS_AT_ONCE = 1 << 15;

  /** The type that a tensor gets: quantised rows must be whole blocks. */
  static GgufType fitting(List<Long> shape, GgufType wanted) {
    if (shape.size() < 2) {
      return GgufType.F32;
    }
    boolean whole = shape.getLast() % BLOCK == 0;
    return wanted == GgufType.Q8_0 && !whole ? GgufType.F16 : wanted;
  }

  long size() {
    long elements = shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    return switch (type) {
      case F32 -> elements * Float.BYTES;
      case F16 -> elements * Short.BYTES;
      case Q8_0 -> elements / BLOCK * BLOCK_BYTES;
    };
  }

  void writeTo(FileChannel channel) throws IOException {
    StoredTensor tensor = values.get();
    long count = tensor.elements();
    int piece = BLOCKS_AT_ONCE * BLOCK;
    for (long start = 0; start < count; start += piece) {
      StoredTensor part = part(tensor, start, (int) Math.min(piece, count - start));
      AtomicFile.writeAll(channel, encoded(part));
    }
  }

  private static StoredTensor part(StoredTensor tensor, long start, int count) {
    long bytes = tensor.type().bytes();
    return new StoredTensor(
        tensor.name(),
        tensor.type(),
        List.of((long) count),
        tensor.bytes().asSlice(start * bytes, count * bytes));
  }

  private ByteBuffer encoded(StoredTensor part) {
    return switch (type) {
      case F32 -> part.cast(StoredType.F32).bytes().asByteBuffer();
      case F16 -> part.cast(StoredType.F16).bytes().asByteBuffer();
      case Q8_0 -> quantized(part.toFloats());
    };
  }

  /** As ggml's reference does it: the largest of a block becomes 127, halves go away from zero. */
  static ByteBuffer quantized(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length / BLOCK * BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < values.length; start += BLOCK) {
      float most = 0;
      for (int at = start; at < start + BLOCK; at++) {
        most = Math.max(most, Math.abs(values[at]));
      }
      float scale = most / LARGEST;
      float inverse = scale == 0 ? 0 : 1 / scale;
      bytes.putShort(Float.floatToFloat16(scale));
      for (int at = start; at < start + BLOCK; at++) {
        float scaled = values[at] * inverse;
        // In 64 bits, as the sum of 32-bit numbers just below ½ and ½ would be 1.
        bytes.put((byte) (Math.signum(scaled) * Math.floor(Math.abs(scaled) + 0.5)));
      }
    }
    return bytes.flip();
  }
}
