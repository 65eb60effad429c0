package io.alignmentstudio.tensor;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** Element types of tensors. */
public enum DataType {
  FLOAT32(ScalarType.Float, 4),
  FLOAT64(ScalarType.Double, 8),
  BFLOAT16(ScalarType.BFloat16, 2),
  FLOAT16(ScalarType.Half, 2),
  INT64(ScalarType.Long, 8),
  INT32(ScalarType.Int, 4),
  UINT8(ScalarType.Byte, 1),
  BOOLEAN(ScalarType.Bool, 1);

  private final ScalarType scalarType;
  private final int bytes;

  DataType(ScalarType scalarType, int bytes) {
    this.scalarType = scalarType;
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  ScalarType scalarType() {
    return scalarType;
  }

  static DataType of(ScalarType scalarType) {
    for (DataType type : values()) {
      if (type.scalarType.intern() == scalarType.intern()) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "libtorch's element type " + scalarType + " is not used here");
  }
}
