package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.family.Rope;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;

/**
 * Rotary positions (arXiv:2104.09864). Angles are computed for the positions of each batch, so that
 * long contexts take no table. Every step is done in 32 bits and in the order in which transformers
 * does it: at far positions the last bit of a frequency is seen in the logits.
 */
final class Rotary implements AutoCloseable {
  private final Rope rope;
  private final int headSize;
  private final double factor;
  private final Tensor frequencies;

  /**
   * Sines and cosines of a batch.
   *
   * @param cosine [rows, 1, tokens, headSize]
   * @param sine [rows, 1, tokens, headSize]
   */
  record Turn(Tensor cosine, Tensor sine) {
    /** Turns [rows, heads, tokens, headSize]. */
    Tensor apply(Tensor heads) {
      long half = heads.size(-1) / 2;
      Tensor turned =
          Tensor.concatenate(-1, heads.narrow(-1, half, half).negate(), heads.narrow(-1, 0, half));
      return heads.multiply(cosine).add(turned.multiply(sine));
    }
  }

  Rotary(Rope rope, int headSize) {
    this.rope = rope;
    this.headSize = headSize;
    factor =
        switch (rope.scaling()) {
          case Rope.Yarn yarn -> yarn.attentionFactor();
          case Rope.Plain _, Rope.Linear _, Rope.Dynamic _, Rope.Llama3 _ -> 1;
        };
    try (Scope _ = Scope.withoutGradients()) {
      frequencies = Tensor.of(frequencies(0), headSize / 2).keep();
    }
  }

  /** Whether texts of at most this length turn the same position differently. */
  boolean varies(long longest) {
    return switch (rope.scaling()) {
      case Rope.Dynamic dynamic -> longest > dynamic.trainedLength();
      case Rope.Plain _, Rope.Linear _, Rope.Llama3 _, Rope.Yarn _ -> false;
    };
  }

  /** Sines and cosines of positions, [rows, tokens]. */
  Turn turn(Tensor positions, DataType type) {
    Tensor angles =
        positions.to(DataType.FLOAT32).unsqueeze(2).multiply(frequencies(positions)); // [.., half]
    Tensor both = Tensor.concatenate(-1, angles, angles).unsqueeze(1);
    return new Turn(scaled(both.cos()).to(type), scaled(both.sin()).to(type));
  }

  private Tensor scaled(Tensor values) {
    return factor == 1 ? values : values.multiply(factor);
  }

  private Tensor frequencies(Tensor positions) {
    return switch (rope.scaling()) {
      case Rope.Dynamic(double _, int trained) -> {
        long length = Arrays.stream(positions.toLongs()).max().orElse(0) + 1;
        yield length > trained ? Tensor.of(frequencies(length), headSize / 2) : frequencies;
      }
      case Rope.Plain _, Rope.Linear _, Rope.Llama3 _, Rope.Yarn _ -> frequencies;
    };
  }

  /** Angle of each pair of dimensions per position, for a text of some length. */
  private float[] frequencies(long length) {
    return switch (rope.scaling()) {
      case Rope.Plain _ -> plain(rope.theta());
      case Rope.Linear(double divisor) -> divided(plain(rope.theta()), (float) divisor);
      case Rope.Dynamic dynamic ->
          plain(length > dynamic.trainedLength() ? raisedBase(dynamic, length) : rope.theta());
      case Rope.Llama3 llama -> smoothed(plain(rope.theta()), llama);
      case Rope.Yarn yarn -> interpolated(yarn);
    };
  }

  /** The base's powers: [headSize / 2]. */
  private float[] powers(double base) {
    float[] exponents = new float[headSize / 2];
    for (int at = 0; at < exponents.length; at++) {
      exponents[at] = 2f * at / headSize;
    }
    try (Scope _ = Scope.withoutGradients()) {
      return Functions.power(base, Tensor.of(exponents, exponents.length)).toFloats();
    }
  }

  private float[] plain(double base) {
    float[] values = powers(base);
    for (int at = 0; at < values.length; at++) {
      values[at] = 1 / values[at];
    }
    return values;
  }

  private static float[] divided(float[] values, float divisor) {
    for (int at = 0; at < values.length; at++) {
      values[at] /= divisor;
    }
    return values;
  }

  /** The base for a text beyond the trained length, as the reference's 32-bit tensors have it. */
  private double raisedBase(Rope.Dynamic dynamic, long length) {
    float stretch =
        (float) length * (float) dynamic.factor() / dynamic.trainedLength()
            - (float) (dynamic.factor() - 1);
    double exponent = headSize / (headSize - 2.0);
    return (float) Math.pow(stretch, (float) exponent) * (float) rope.theta();
  }

  private static float[] smoothed(float[] values, Rope.Llama3 llama) {
    float factor = (float) llama.factor();
    float trained = (float) llama.trainedLength();
    float longest = (float) (llama.trainedLength() / llama.lowFactor());
    float shortest = (float) (llama.trainedLength() / llama.highFactor());
    for (int at = 0; at < values.length; at++) {
      float value = values[at];
      float wave = 1 / value * (float) (2 * Math.PI);
      if (wave > longest) {
        values[at] = value / factor;
      } else if (wave >= shortest) {
        float share =
            (1 / wave * trained - (float) llama.lowFactor())
                / (float) (llama.highFactor() - llama.lowFactor());
        values[at] = (1 - share) * value / factor + share * value;
      }
    }
    return values;
  }

  private float[] interpolated(Rope.Yarn yarn) {
    double low = dimension(yarn.fastTurns(), yarn);
    double high = dimension(yarn.slowTurns(), yarn);
    if (yarn.truncate()) {
      low = Math.floor(low);
      high = Math.ceil(high);
    }
    low = Math.max(low, 0);
    high = Math.min(high, headSize - 1);
    if (low == high) {
      high += 0.001; // As the reference: no division by zero.
    }
    float[] powers = powers(rope.theta());
    float[] values = new float[powers.length];
    for (int at = 0; at < values.length; at++) {
      float ramp = Math.clamp((at - (float) low) / (float) (high - low), 0f, 1f);
      float kept = 1 - ramp;
      float divided = 1 / (powers[at] * (float) yarn.factor());
      values[at] = divided * (1 - kept) + 1 / powers[at] * kept;
    }
    return values;
  }

  /** The dimension that turns so many times within the trained length. */
  private double dimension(double turns, Rope.Yarn yarn) {
    return headSize
        * Math.log(yarn.trainedLength() / (turns * 2 * Math.PI))
        / (2 * Math.log(rope.theta()));
  }

  @Override
  public void close() {
    frequencies.close();
  }
}
