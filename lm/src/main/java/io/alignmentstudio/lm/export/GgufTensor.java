package io.alignmentstudio.lm.export;

import io.alignmentstudio.lm.checkpoint.AtomicFile;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A tensor of a GGUF file.
 *
 * @param shape rows first, as in safetensors
 * @param values of any floating-point type
 */
record GgufTensor(String name, List<Long> shape, GgufType type, StoredTensor values) {
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
    long count = values.elements();
    int piece = BLOCKS_AT_ONCE * BLOCK;
    for (long start = 0; start < count; start += piece) {
      AtomicFile.writeAll(channel, encoded(start, (int) Math.min(piece, count - start)));
    }
  }

  private ByteBuffer encoded(long start, int count) {
    return switch (type) {
      case F32 -> values.cast(StoredType.F32).encoded(start, count);
      case F16 -> values.cast(StoredType.F16).encoded(start, count);
      case Q8_0 -> quantized(values.floats(start, count));
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
