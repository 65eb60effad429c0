package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.export.GgufFile.Real;
import io.alignmentstudio.lm.export.GgufFile.Text;
import io.alignmentstudio.lm.export.GgufFile.Unsigned;
import io.alignmentstudio.lm.export.GgufFile.Value;
import io.alignmentstudio.lm.family.Activation;
import io.alignmentstudio.lm.family.DecoderTraits;
import io.alignmentstudio.lm.family.Rope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A decoder's shape as GGUF metadata. Source: llama.cpp, "convert_hf_to_gguf.py".
 *
 * @param name of the architecture in llama.cpp
 */
record GgufArchitecture(String name, ModelConfig config) {
  private static final Map<String, String> NAMES =
      Map.of(
          "LlamaForCausalLM", "llama",
          "MistralForCausalLM", "llama",
          "GraniteForCausalLM", "granite",
          "Qwen2ForCausalLM", "qwen2",
          "Qwen3ForCausalLM", "qwen3");

  /**
   * Those whose query and key pairs stand side by side in GGUF, half a head apart in safetensors.
   */
  private static final List<String> INTERLEAVED = List.of("llama", "granite");

  private static final double YARN_FAST = 32;
  private static final double YARN_SLOW = 1;

  /**
   * Finds the architecture.
   *
   * @throws StudioException DATA with everything that llama.cpp would compute differently
   */
  static GgufArchitecture of(ModelConfig config) {
    Problems problems = new Problems();
    String name = NAMES.getOrDefault(config.architecture(), "");
    if (name.isEmpty()) {
      problems.add(
          "architecture %s; GGUF is written for %s", config.architecture(), NAMES.keySet());
    }
    if (config.activation() != Activation.SILU) {
      problems.add("hidden_act %s, llama.cpp computes silu", config.activation());
    }
    DecoderTraits.Biases biases = config.traits().biases();
    if (!INTERLEAVED.contains(name) && (biases.attentionOutput() || biases.feedForward())) {
      problems.add("attention_bias: llama.cpp has no place for o_proj.bias in %s", name);
    }
    if (name.equals("qwen3") && biases.queryKeyValue()) {
      problems.add("attention_bias: llama.cpp has no place for q_proj.bias in qwen3");
    }
    GgufArchitecture architecture = new GgufArchitecture(name, config);
    architecture.requireRope(problems);
    problems.throwIfAny(
        ErrorCode.DATA, "This model cannot be written as GGUF; export --to merged instead");
    return architecture;
  }

  private void requireRope(Problems problems) {
    switch (config.rope().scaling()) {
      case Rope.Plain _, Rope.Linear _, Rope.Dynamic _ -> {}
      case Rope.Llama3 _ -> {
        if (!interleaved()) {
          problems.add("rope_type llama3: llama.cpp has it not for %s", name);
        }
      }
      case Rope.Yarn yarn -> {
        double expected = 0.1 * Math.log(yarn.factor()) + 1;
        if (yarn.fastTurns() != YARN_FAST
            || yarn.slowTurns() != YARN_SLOW
            || !yarn.truncate()
            || Math.abs(yarn.attentionFactor() - expected) > 1e-6) {
          problems.add(
              "rope_type yarn with %s; llama.cpp computes beta_fast 32, beta_slow 1 and attention_factor %s",
              yarn, expected);
        }
      }
    }
  }

  /** Whether rows of query and key weights change places. */
  boolean interleaved() {
    return INTERLEAVED.contains(name);
  }

  /** Heads of the query or key layer that a tensor belongs to; empty for all others. */
  Optional<Integer> turnedHeads(String tensor) {
    if (tensor.contains(".self_attn.q_proj.")) {
      return Optional.of(config.attentionHeads());
    }
    return tensor.contains(".self_attn.k_proj.")
        ? Optional.of(config.keyValueHeads())
        : Optional.empty();
  }

  /**
   * Longest text for which llama.cpp computes what the model does: it knows neither sliding windows
   * nor bases that grow with the text in these architectures.
   */
  int contextLength() {
    int window =
        config.traits().window().filter(some -> !some.layers().isEmpty()).isPresent()
            ? config.traits().window().orElseThrow().tokens()
            : Integer.MAX_VALUE;
    int trained =
        config.rope().scaling() instanceof Rope.Dynamic(double _, int length)
            ? length
            : Integer.MAX_VALUE;
    return Math.min(config.contextLength(), Math.min(window, trained));
  }

  void describe(SequencedMap<String, Value> metadata) {
    String prefix = name + ".";
    metadata.put(prefix + "vocab_size", new Unsigned(config.vocabularySize()));
    metadata.put(prefix + "context_length", new Unsigned(contextLength()));
    metadata.put(prefix + "embedding_length", new Unsigned(config.hiddenSize()));
    metadata.put(prefix + "block_count", new Unsigned(config.layers()));
    metadata.put(prefix + "feed_forward_length", new Unsigned(config.intermediateSize()));
    metadata.put(prefix + "attention.head_count", new Unsigned(config.attentionHeads()));
    metadata.put(prefix + "attention.head_count_kv", new Unsigned(config.keyValueHeads()));
    metadata.put(prefix + "attention.key_length", new Unsigned(config.headSize()));
    metadata.put(prefix + "attention.value_length", new Unsigned(config.headSize()));
    metadata.put(prefix + "attention.layer_norm_rms_epsilon", new Real(config.rmsNormEpsilon()));
    metadata.put(prefix + "rope.dimension_count", new Unsigned(config.headSize()));
    metadata.put(prefix + "rope.freq_base", new Real(config.rope().theta()));
    describeScaling(prefix + "rope.scaling.", metadata);
    if (name.equals("granite")) {
      DecoderTraits.Multipliers multipliers = config.traits().multipliers();
      metadata.put(prefix + "attention.scale", new Real(multipliers.attention()));
      metadata.put(prefix + "embedding_scale", new Real(multipliers.embedding()));
      metadata.put(prefix + "residual_scale", new Real(multipliers.residual()));
      metadata.put(prefix + "logit_scale", new Real(1 / multipliers.logits()));
    }
  }

  private void describeScaling(String prefix, SequencedMap<String, Value> metadata) {
    switch (config.rope().scaling()) {
      case Rope.Plain _, Rope.Dynamic _, Rope.Llama3 _ -> {}
      case Rope.Linear(double factor) -> {
        metadata.put(prefix + "type", new Text("linear"));
        metadata.put(prefix + "factor", new Real(factor));
      }
      case Rope.Yarn yarn -> {
        metadata.put(prefix + "type", new Text("yarn"));
        metadata.put(prefix + "factor", new Real(yarn.factor()));
        metadata.put(prefix + "original_context_length", new Unsigned((int) yarn.trainedLength()));
      }
    }
  }

  /** Divisors of the frequencies, [headDim / 2], where they are not all alike (Llama 3.1). */
  Optional<float[]> frequencyDivisors() {
    if (!(config.rope().scaling() instanceof Rope.Llama3 scaling)) {
      return Optional.empty();
    }
    float[] divisors = new float[config.headSize() / 2];
    for (int at = 0; at < divisors.length; at++) {
      double frequency = 1 / Math.pow(config.rope().theta(), 2.0 * at / config.headSize());
      double turns = scaling.trainedLength() * frequency / (2 * Math.PI);
      double smooth = (turns - scaling.lowFactor()) / (scaling.highFactor() - scaling.lowFactor());
      double kept = Math.clamp(smooth, 0, 1);
      divisors[at] = (float) (1 / ((1 - kept) / scaling.factor() + kept));
    }
    return Optional.of(divisors);
  }
}
