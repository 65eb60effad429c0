package io.alignmentstudio.lm.checkpoint;

import static java.util.Objects.requireNonNull;

/**
 * The low-rank change of one linear layer: {@code y = W x + scale B (A x)}. Source: Hu et al.,
 * "LoRA: Low-Rank Adaptation of Large Language Models", 2021.
 *
 * @param module path of the layer in the base model, such as {@code model.layers.0.mlp.up_proj}
 * @param a [rank, inputs]
 * @param b [outputs, rank]
 */
public record LoraLayer(String module, StoredTensor a, StoredTensor b, double scale) {
  public LoraLayer {
    requireNonNull(module, "module is null");
    if (a.shape().size() != 2
        || b.shape().size() != 2
        || !a.shape().get(0).equals(b.shape().get(1))) {
      throw new IllegalArgumentException(
          "%s: lora_A has shape %s and lora_B %s, expected [rank, inputs] and [outputs, rank]"
              .formatted(module, a.shape(), b.shape()));
    }
  }

  public int rank() {
    return Math.toIntExact(a.shape().get(0));
  }

  public long inputs() {
    return a.shape().get(1);
  }

  public long outputs() {
    return b.shape().get(0);
  }
}
