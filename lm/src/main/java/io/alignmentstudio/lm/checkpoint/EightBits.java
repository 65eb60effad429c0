package io.alignmentstudio.lm.checkpoint;

/**
 * Floating-point numbers of 8 bits. Source: Micikevicius et al., "FP8 Formats for Deep Learning",
 * arXiv:2209.05433; {@code torch.float8_e4m3fn} and {@code torch.float8_e5m2}.
 */
final class EightBits {
  private static final float[] E4M3 = new float[256];

  static {
    for (int bits = 0; bits < E4M3.length; bits++) {
      E4M3[bits] = decoded(bits);
    }
  }

  private EightBits() {}

  /** 4 bits of exponent, 3 of mantissa, no infinities. */
  static float e4m3(byte bits) {
    return E4M3[Byte.toUnsignedInt(bits)];
  }

  /** 5 bits of exponent, 2 of mantissa: the upper half of a 16-bit number. */
  static float e5m2(byte bits) {
    return Float.float16ToFloat((short) (bits << 8));
  }

  private static float decoded(int bits) {
    int exponent = bits >> 3 & 0xf;
    int mantissa = bits & 7;
    if (exponent == 0xf && mantissa == 7) {
      return Float.NaN;
    }
    float size =
        exponent == 0
            ? Math.scalb((float) mantissa, -9)
            : Math.scalb((float) (8 + mantissa), exponent - 10);
    return bits < 0x80 ? size : -size;
  }
}
