package io.alignmentstudio.lm.export;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a decoder's tensors in GGUF. Source: llama.cpp, "gguf-py/gguf/tensor_mapping.py". */
final class GgufNames {
  private static final Map<String, String> WHOLE =
      Map.of(
          "model.embed_tokens.weight", "token_embd.weight",
          "model.norm.weight", "output_norm.weight",
          "lm_head.weight", "output.weight");

  private static final Map<String, String> OF_LAYER =
      Map.ofEntries(
          Map.entry("input_layernorm", "attn_norm"),
          Map.entry("self_attn.q_proj", "attn_q"),
          Map.entry("self_attn.k_proj", "attn_k"),
          Map.entry("self_attn.v_proj", "attn_v"),
          Map.entry("self_attn.o_proj", "attn_output"),
          Map.entry("self_attn.q_norm", "attn_q_norm"),
          Map.entry("self_attn.k_norm", "attn_k_norm"),
          Map.entry("post_attention_layernorm", "ffn_norm"),
          Map.entry("mlp.gate_proj", "ffn_gate"),
          Map.entry("mlp.up_proj", "ffn_up"),
          Map.entry("mlp.down_proj", "ffn_down"));

  private static final Pattern LAYER =
      Pattern.compile("model\\.layers\\.(\\d+)\\.(.+)\\.(weight|bias)");

  private GgufNames() {}

  /** The name in GGUF; empty for a tensor that it has no place for. */
  static Optional<String> of(String name) {
    Matcher matcher = LAYER.matcher(name);
    if (!matcher.matches()) {
      return Optional.ofNullable(WHOLE.get(name));
    }
    return Optional.ofNullable(OF_LAYER.get(matcher.group(2)))
        .map(part -> "blk.%s.%s.%s".formatted(matcher.group(1), part, matcher.group(3)));
  }

  /** Tables that some old checkpoints hold and that every program computes itself. */
  static boolean isComputed(String name) {
    return name.endsWith("rotary_emb.inv_freq");
  }
}
