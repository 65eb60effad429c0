package io.alignmentstudio.lm.family;

import java.util.Optional;

/**
 * What sets a family's decoder apart.
 *
 * @param headNorms whether each head's queries and keys are normalised before they are turned
 * @param window empty if every layer sees everything
 */
public record DecoderTraits(
    Biases biases, boolean headNorms, Multipliers multipliers, Optional<SlidingWindow> window) {
  /** Which linear layers have a bias. */
  public record Biases(boolean queryKeyValue, boolean attentionOutput, boolean feedForward) {
    public static final Biases NONE = new Biases(false, false, false);

    /** Reads {@code attention_bias}, of all four attention layers, and {@code mlp_bias}. */
    static Biases read(ConfigFields fields) {
      boolean attention = fields.flag("attention_bias", false);
      return new Biases(attention, attention, fields.flag("mlp_bias", false));
    }
  }

  /**
   * Constant factors.
   *
   * @param embedding of the embeddings
   * @param attention of the scores before the softmax
   * @param residual of what a layer adds to its input
   * @param logits of the output head; its inverse is {@code logits_scaling}
   */
  public record Multipliers(double embedding, double attention, double residual, double logits) {
    /** Attention by the root of the head's width (arXiv:1706.03762), all else 1. */
    public static Multipliers plain(int headSize) {
      return new Multipliers(1, 1 / Math.sqrt(headSize), 1, 1);
    }
  }
}
