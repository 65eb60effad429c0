package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;

/**
 * A weight in 4 bits and a little, as bitsandbytes stores it with {@code bnb_4bit_quant_type="nf4"}
 * and double quantisation: blocks of 64 weights in units of their largest magnitude, two weights a
 * byte, the first in the upper half; those magnitudes less their mean as one byte each, in units of
 * the largest of 256. That is 4.127 bits a weight.
 */
final class Nf4 implements AutoCloseable {
  private static final int BLOCK = 64;
  private static final int GROUP = 256;

  private final long[] shape;
  private final Tensor bytes;
  private final Tensor pairs;
  private final Tensor scaleBytes;
  private final Tensor scaleCodes;
  private final Tensor groupScales;
  private final float offset;

  private Nf4(long[] shape, byte[] packed, byte[] scaleBytes, float[] groupScales, float offset) {
    this.shape = shape;
    this.offset = offset;
    bytes = Tensor.of(packed, packed.length).keep();
    pairs = Tensor.of(pairs(), 256, 2).keep();
    this.scaleBytes = Tensor.of(scaleBytes, scaleBytes.length).keep();
    scaleCodes = Tensor.of(Nf4Codes.scales(), 256, 1).keep();
    this.groupScales = Tensor.of(groupScales, groupScales.length).keep();
  }

  /** Quantises a weight. */
  static Nf4 of(Tensor weight) {
    float[] values = weight.toFloats();
    int blocks = Math.ceilDiv(values.length, BLOCK);
    float[] borders = Nf4Codes.borders(Nf4Codes.weights());
    byte[] packed = new byte[blocks * BLOCK / 2];
    float[] scales = new float[blocks];
    for (int block = 0; block < blocks; block++) {
      int start = block * BLOCK;
      int end = Math.min(start + BLOCK, values.length);
      for (int at = start; at < end; at++) {
        scales[block] = Math.max(scales[block], Math.abs(values[at]));
      }
      float inverse = scales[block] == 0 ? 0 : 1 / scales[block];
      for (int at = start; at < start + BLOCK; at++) {
        float value = at < end ? values[at] * inverse : 0;
        int code = Nf4Codes.nearest(borders, value);
        packed[at / 2] |= (byte) (at % 2 == 0 ? code << 4 : code);
      }
    }
    try (Scope _ = Scope.withoutGradients()) {
      return of(weight.shape(), packed, scales);
    }
  }

  private static Nf4 of(long[] shape, byte[] packed, float[] scales) {
    double sum = 0;
    for (float scale : scales) {
      sum += scale;
    }
    float mean = (float) (sum / scales.length);
    float[] borders = Nf4Codes.borders(Nf4Codes.scales());
    byte[] scaleBytes = new byte[Math.ceilDiv(scales.length, GROUP) * GROUP];
    float[] groupScales = new float[scaleBytes.length / GROUP];
    for (int group = 0; group < groupScales.length; group++) {
      int start = group * GROUP;
      int end = Math.min(start + GROUP, scales.length);
      for (int at = start; at < end; at++) {
        groupScales[group] = Math.max(groupScales[group], Math.abs(scales[at] - mean));
      }
      for (int at = start; at < end; at++) {
        float unit = groupScales[group] == 0 ? 0 : (scales[at] - mean) / groupScales[group];
        scaleBytes[at] = (byte) Nf4Codes.nearest(borders, unit);
      }
    }
    byte[] used = Arrays.copyOf(scaleBytes, scales.length);
    return new Nf4(shape, packed, used, groupScales, mean);
  }

  /** The two weights of each byte. */
  private static float[] pairs() {
    float[] codes = Nf4Codes.weights();
    float[] pairs = new float[512];
    for (int value = 0; value < 256; value++) {
      pairs[2 * value] = codes[value >> 4];
      pairs[2 * value + 1] = codes[value & 15];
    }
    return pairs;
  }

  /** The weight as near as 4 bits come, 32-bit. */
  Tensor unpack() {
    return Scope.only(
        () -> {
          long blocks = scaleBytes.elements();
          long elements = Arrays.stream(shape).reduce(1, (left, right) -> left * right);
          Tensor units = Functions.embedding(pairs, bytes.to(DataType.INT32)).view(blocks, BLOCK);
          return units.multiply(scales(blocks)).view(-1).narrow(0, 0, elements).view(shape);
        });
  }

  /** [blocks, 1]. */
  private Tensor scales(long blocks) {
    long groups = groupScales.elements();
    Tensor grouped =
        groupScales.unsqueeze(1).expand(groups, GROUP).reshape(-1).narrow(0, 0, blocks); // [blocks]
    return Functions.embedding(scaleCodes, scaleBytes.to(DataType.INT32))
        .squeeze(1)
        .multiply(grouped)
        .add(offset)
        .unsqueeze(1);
  }

  /** Memory that the weight takes. */
  long sizeInBytes() {
    return bytes.elements() + scaleBytes.elements() + 4 * groupScales.elements();
  }

  @Override
  public void close() {
    bytes.close();
    pairs.close();
    scaleBytes.close();
    scaleCodes.close();
    groupScales.close();
  }
}
