package io.alignmentstudio.lm.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor whose elements are made when they are written, so that files larger than memory can be.
 *
 * @param values makes a tensor of this type and shape
 */
public record PendingTensor(
    String name, StoredType type, List<Long> shape, Supplier<StoredTensor> values) {
  private static final int PIECE = 1 << 30;

  public PendingTensor {
    shape = List.copyOf(shape);
  }

  /** A tensor that is there already. */
  public static PendingTensor of(StoredTensor tensor) {
    return new PendingTensor(tensor.name(), tensor.type(), tensor.shape(), () -> tensor);
  }

  /** Number of elements. */
  public long elements() {
    return StoredTensor.elements(shape);
  }

  /** Size in bytes. */
  public long size() {
    return Math.multiplyExact(elements(), type.bytes());
  }

  void writeTo(FileChannel channel) throws IOException {
    StoredTensor made = values.get();
    if (made.type() != type || !made.shape().equals(shape)) {
      throw new IllegalStateException(
          "%s was made as %s of shape %s, promised were %s and %s"
              .formatted(name, made.type(), made.shape(), type, shape));
    }
    MemorySegment bytes = made.bytes();
    for (long at = 0; at < bytes.byteSize(); at += PIECE) {
      AtomicFile.writeAll(
          channel, bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer());
    }
  }
}
