package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.tensor.DataType;

/** Element types of files as element types of tensors. */
final class DataTypes {
  private DataTypes() {}

  static DataType of(StoredType stored) {
    return switch (stored) {
      case F32 -> DataType.FLOAT32;
      case F64 -> DataType.FLOAT64;
      case BF16 -> DataType.BFLOAT16;
      case F16 -> DataType.FLOAT16;
      case I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
          throw new IllegalArgumentException("weights cannot be " + stored);
    };
  }
}
