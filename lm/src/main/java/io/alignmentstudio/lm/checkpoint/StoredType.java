package io.alignmentstudio.lm.checkpoint;

/**
 * Types of the elements of stored tensors, in the order in which safetensors sorts them. Names are
 * those of the safetensors format; values are little-endian.
 */
public enum StoredType {
  BOOL(1),
  U8(1),
  I8(1),
  F8_E5M2(1),
  F8_E4M3(1),
  I16(2),
  U16(2),
  F16(2),
  BF16(2),
  I32(4),
  U32(4),
  F32(4),
  F64(8),
  I64(8),
  U64(8);

  private final int bytes;

  StoredType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Whether weights can be written in this type: without scales, 8 bits are too few. */
  public boolean writable() {
    return floating() && bytes > 1;
  }

  /** Whether elements of this type can be weights. */
  public boolean floating() {
    return switch (this) {
      case F8_E5M2, F8_E4M3, F16, BF16, F32, F64 -> true;
      case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 -> false;
    };
  }
}
