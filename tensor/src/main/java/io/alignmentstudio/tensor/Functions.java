package io.alignmentstudio.tensor;

import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Operations of neural networks. */
public final class Functions {
  private Functions() {}

  /** x · weightᵀ + bias; weight is [out, in]. */
  public static Tensor linear(Tensor input, Tensor weight, Optional<Tensor> bias) {
    return new Tensor(
        bias.isPresent()
            ? torch.linear(input.handle, weight.handle, new TensorOptional(bias.get().handle))
            : torch.linear(input.handle, weight.handle));
  }

  /**
   * Adds x · weightᵀ to an output, in its memory.
   *
   * @param output [n, out], which nothing else uses
   * @param input [n, in]
   * @param weight [out, in]
   */
  public static Tensor addLinear(Tensor output, Tensor input, Tensor weight) {
    output.handle.addmm_(input.handle, weight.transpose(0, 1).handle);
    return output;
  }

  /** Rows of {@code table} at {@code ids}. */
  public static Tensor embedding(Tensor table, Tensor ids) {
    return new Tensor(torch.embedding(table.handle, ids.handle));
  }

  /** Layer normalisation over the last dimension. */
  public static Tensor layerNorm(Tensor input, Tensor weight, Tensor bias, double epsilon) {
    return new Tensor(
        torch.layer_norm(
            input.handle,
            weight.shape(),
            new TensorOptional(weight.handle),
            new TensorOptional(bias.handle),
            epsilon,
            true));
  }

  /** Root-mean-square normalisation over the last dimension. */
  public static Tensor rmsNorm(Tensor input, Optional<Tensor> weight, double epsilon) {
    return new Tensor(
        torch.rms_norm(
            input.handle,
            new long[] {input.size(-1)},
            weight.map(scale -> new TensorOptional(scale.handle)).orElseGet(TensorOptional::new),
            new DoubleOptional(epsilon)));
  }

  /** Gaussian error linear unit, exact form. */
  public static Tensor gelu(Tensor input) {
    return new Tensor(torch.gelu(input.handle));
  }

  /** Gaussian error linear unit, by its approximation with the hyperbolic tangent. */
  public static Tensor geluTanh(Tensor input) {
    return new Tensor(torch.gelu(input.handle, "tanh"));
  }

  /** Rectified linear unit. */
  public static Tensor relu(Tensor input) {
    return new Tensor(torch.relu(input.handle));
  }

  /** Powers of one base. */
  public static Tensor power(double base, Tensor exponents) {
    return new Tensor(torch.pow(new Scalar(base), exponents.handle));
  }

  /** Sets each element to 0 with the given probability and scales the others to the same mean. */
  public static Tensor dropout(Tensor input, double probability) {
    return new Tensor(torch.dropout(input.handle, probability, true));
  }

  /** Sigmoid linear unit. */
  public static Tensor silu(Tensor input) {
    return new Tensor(torch.silu(input.handle));
  }

  /**
   * Attention, softmax(q · kᵀ / √d + mask) · v.
   *
   * @param query [batch, heads, queries, headDim]
   * @param key [batch, keyHeads, keys, headDim]; keyHeads divides heads
   * @param mask added to the scores, broadcast to [batch, heads, queries, keys]; −∞ hides a key
   */
  public static Tensor attention(Tensor query, Tensor key, Tensor value, Tensor mask) {
    return new Tensor(
        torch.scaled_dot_product_attention(
            query.handle,
            key.handle,
            value.handle,
            new TensorOptional(mask.handle),
            0.0,
            false,
            new DoubleOptional(),
            query.size(1) != key.size(1)));
  }

  /**
   * Cross entropy of each row.
   *
   * @param logits [rows, classes], 32-bit
   * @param targets [rows], class of each row
   * @return [rows], in nats
   */
  public static Tensor crossEntropy(Tensor logits, Tensor targets) {
    long noReduction = 0;
    long noIgnoredClass = -100;
    return new Tensor(
        torch.cross_entropy_loss(
            logits.handle, targets.handle, new TensorOptional(), noReduction, noIgnoredClass, 0.0));
  }
}
