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
    -0.6961928f,
    -0.52507305f,
    -0.3949175f,
    -0.28444138f,
    -0.18477343f,
    -0.091050036f,
    0.0f,
    0.0795803f,
    0.1609302f,
    0.2461123f,
    0.33791524f,
    0.44070983f,
    0.562617f,
    0.72295684f,
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
