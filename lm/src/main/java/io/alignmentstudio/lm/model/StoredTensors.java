package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.TensorData;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Tensors of the engine as those of files, and the reverse. Runs on the engine's thread. */
public final class StoredTensors {
  private StoredTensors() {}

  /** A tensor as it stands in memory, without copying; valid until it is freed. */
  public static StoredTensor of(String name, Tensor tensor) {
    return new StoredTensor(
        name, type(tensor.type()), Arrays.stream(tensor.shape()).boxed().toList(), tensor.memory());
  }

  /** Makes a tensor of the values of a stored one. */
  public static Tensor read(StoredTensor stored, DataType type) {
    long[] shape = stored.shape().stream().mapToLong(Long::longValue).toArray();
    Tensor tensor = Tensor.zeros(type, shape);
    copy(stored, tensor);
    return tensor;
  }

  /** Copies the values of a stored tensor, a piece at a time, into one of as many elements. */
  public static void copy(StoredTensor stored, Tensor target) {
    if (stored.elements() != target.elements()) {
      throw new IllegalArgumentException(
          "%s has %d elements, expected %d"
              .formatted(stored.name(), stored.elements(), target.elements()));
    }
    long count = stored.elements();
    try (Scope _ = Scope.withoutGradients()) {
      Tensor flat = target.view(count);
      for (long start = 0; start < count; start += StoredTensor.PIECE) {
        int length = (int) Math.min(StoredTensor.PIECE, count - start);
        try (Scope _ = Scope.withoutGradients()) {
          Tensor _ = flat.narrow(0, start, length).copyFrom(piece(stored, start, length));
        }
      }
    }
  }

  private static Tensor piece(StoredTensor stored, long start, int length) {
    int width = stored.type().bytes();
    return switch (stored.data()) {
      case TensorData.Stored(MemorySegment bytes) ->
          width == 1
              ? Tensor.of(stored.floats(start, length), length)
              : Tensor.copyOf(
                  bytes.asSlice(start * width, (long) length * width), type(stored.type()), length);
      case TensorData.Computed _ -> Tensor.of(stored.floats(start, length), length);
    };
  }

  private static StoredType type(DataType type) {
    return switch (type) {
      case FLOAT32 -> StoredType.F32;
      case FLOAT64 -> StoredType.F64;
      case BFLOAT16 -> StoredType.BF16;
      case FLOAT16 -> StoredType.F16;
      case INT64, INT32, UINT8, BOOLEAN ->
          throw new IllegalArgumentException("weights cannot be " + type);
    };
  }

  private static DataType type(StoredType stored) {
    return switch (stored) {
      case F32 -> DataType.FLOAT32;
      case F64 -> DataType.FLOAT64;
      case BF16 -> DataType.BFLOAT16;
      case F16 -> DataType.FLOAT16;
      case F8_E5M2, F8_E4M3, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
          throw new IllegalArgumentException("the engine has no weights of " + stored);
    };
  }
}
