package io.alignmentstudio.lm.model;

import java.util.Arrays;

/**
 * The code books of bitsandbytes for NF4 weights: the 16 quantiles of the normal distribution
 * (Dettmers et al., QLoRA, arXiv:2305.14314) for the weights, and the dynamic tree map (Dettmers,
 * arXiv:1511.04561) of 256 numbers for the blocks' scales.
 */
final class Nf4Codes {
  private static final float[] WEIGHTS = {
    -1.0f,
    -0.6961928009986877f,
    -0.5250730514526367f,
    -0.39491748809814453f,
    -0.28444138169288635f,
    -0.18477343022823334f,
    -0.09105003625154495f,
    0.0f,
    0.07958029955625534f,
    0.16093020141124725f,
    0.24611230194568634f,
    0.33791524171829224f,
    0.44070982933044434f,
    0.5626170039176941f,
    0.7229568362236023f,
    1.0f
  };

  private Nf4Codes() {}

  /** The 16 values of a weight in units of its block's scale, rising. */
  static float[] weights() {
    return WEIGHTS.clone();
  }

  /** The 256 values of a scale's deviation in units of its group's, rising. */
  static float[] scales() {
    float[] codes = new float[256];
    int next = 0;
    for (int exponent = 0; exponent < 7; exponent++) {
      int count = 1 << exponent;
      double unit = Math.pow(10, exponent - 6);
      for (int at = 0; at < count; at++) {
        // The middle between two of count + 1 points from 0.1 to 1.
        float low = 0.1f + 0.9f * at / count;
        float high = 0.1f + 0.9f * (at + 1) / count;
        float value = (float) (unit * ((low + high) / 2));
        codes[next++] = value;
        codes[next++] = -value;
      }
    }
    codes[next++] = 0;
    codes[next] = 1;
    Arrays.sort(codes);
    return codes;
  }

  /** Borders between neighbouring codes; a number on a border belongs to the lower code. */
  static float[] borders(float[] codes) {
    float[] borders = new float[codes.length - 1];
    for (int at = 0; at < borders.length; at++) {
      borders[at] = (codes[at] + codes[at + 1]) / 2;
    }
    return borders;
  }

  /** Index of the nearest code. */
  static int nearest(float[] borders, float value) {
    int found = Arrays.binarySearch(borders, value);
    return found >= 0 ? found : -found - 1;
  }
}
