package io.alignmentstudio.lm.export;

/** Types of a GGUF file's matrices; vectors are always 32 bits. Source: ggml, "ggml.h". */
public enum GgufType {
  /** 32 bits a weight, for comparisons. */
  F32(0, 0),
  /** 16 bits a weight. */
  F16(1, 1),
  /** Blocks of 32 weights of 8 bits with one 16-bit scale: 8.5 bits a weight. */
  Q8_0(8, 7);

  private final int code;
  private final int fileCode;

  GgufType(int code, int fileCode) {
    this.code = code;
    this.fileCode = fileCode;
  }

  /** Code of tensors of this type. */
  int code() {
    return code;
  }

  /** {@code general.file_type} of a file whose matrices mostly have this type. */
  int fileCode() {
    return fileCode;
  }
}
