package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.family.DecoderTraits;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** One layer of a decoder: attention and a gated feed-forward (arXiv:2302.13971). */
final class DecoderLayer {
  private final ModelConfig config;
  private final int index;
  private final RootMeanSquare attentionNorm;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Optional<RootMeanSquare> queryNorm;
  private final Optional<RootMeanSquare> keyNorm;
  private final Linear output;
  private final RootMeanSquare feedForwardNorm;
  private final Linear gate;
  private final Linear up;
  private final Linear down;

  DecoderLayer(ModelConfig config, int index, Weights weights) {
    this.config = config;
    this.index = index;
    String name = DecoderWeights.layer(index);
    attentionNorm = norm(weights, name + ".input_layernorm");
    query = weights.linear(name + ".self_attn.q_proj");
    key = weights.linear(name + ".self_attn.k_proj");
    value = weights.linear(name + ".self_attn.v_proj");
    boolean headNorms = config.traits().headNorms();
    queryNorm =
        headNorms ? Optional.of(norm(weights, name + ".self_attn.q_norm")) : Optional.empty();
    keyNorm = headNorms ? Optional.of(norm(weights, name + ".self_attn.k_norm")) : Optional.empty();
    output = weights.linear(name + ".self_attn.o_proj");
    feedForwardNorm = norm(weights, name + ".post_attention_layernorm");
    gate = weights.linear(name + ".mlp.gate_proj");
    up = weights.linear(name + ".mlp.up_proj");
    down = weights.linear(name + ".mlp.down_proj");
  }

  private RootMeanSquare norm(Weights weights, String name) {
    return new RootMeanSquare(weights.load(name + ".weight"), config.rmsNormEpsilon());
  }

  List<Linear> linears() {
    return List.of(query, key, value, output, gate, up, down);
  }

  /**
   * Runs the layer.
   *
   * @param state [rows, tokens, hidden]
   * @param mask [rows, 1, tokens, keys]
   */
  Tensor run(Tensor state, Rotary.Turn turn, Tensor mask, Optional<KeyValueCache> cache) {
    DecoderTraits.Multipliers multipliers = config.traits().multipliers();
    Tensor between = state.addScaled(attend(state, turn, mask, cache), multipliers.residual());
    Tensor inner = feedForwardNorm.apply(between);
    Tensor gated = activate(gate.apply(inner)).multiply(up.apply(inner)); // [.., intermediate]
    return between.addScaled(down.apply(gated), multipliers.residual());
  }

  private Tensor attend(
      Tensor state, Rotary.Turn turn, Tensor mask, Optional<KeyValueCache> cache) {
    Tensor input = attentionNorm.apply(state);
    Tensor queries = Attention.splitHeads(query.apply(input), config.attentionHeads());
    Tensor keys = Attention.splitHeads(key.apply(input), config.keyValueHeads());
    Tensor values = Attention.splitHeads(value.apply(input), config.keyValueHeads());
    Tensor attended =
        Attention.attend(
            turn.apply(normalized(queries, queryNorm)),
            turn.apply(normalized(keys, keyNorm)),
            values,
            mask,
            config.traits().multipliers().attention(),
            cache,
            index);
    return output.apply(attended);
  }

  private static Tensor normalized(Tensor heads, Optional<RootMeanSquare> norm) {
    return norm.isPresent() ? norm.get().apply(heads) : heads;
  }

  private Tensor activate(Tensor input) {
    return switch (config.activation()) {
      case SILU -> Functions.silu(input);
      case GELU -> Functions.gelu(input);
      case GELU_TANH -> Functions.geluTanh(input);
      case RELU -> Functions.relu(input);
    };
  }
}
