package io.alignmentstudio.lm.model;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.family.DecoderTraits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and shapes of a decoder's weights in Hugging Face checkpoints. */
public final class DecoderWeights {
  static final String NORM = "model.norm.weight";

  /** Name of the embedding. */
  public static final String WORDS = "model.embed_tokens.weight";

  /** Name of the output head. */
  public static final String HEAD = "lm_head.weight";

  private final ModelConfig config;
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
  private final Map<String, Boolean> biases = new LinkedHashMap<>();

  /** Names of the embedding table and of the output head; equal where they are one. */
  public record Ends(String words, String head) {
    /** Whether one weight is both. */
    public boolean tied() {
      return words.equals(head);
    }
  }

  private DecoderWeights(ModelConfig config) {
    this.config = config;
  }

  static String layer(int index) {
    return "model.layers." + index;
  }

  /**
   * Checks that the weights are those that the configuration promises, and finds the output head.
   * Like transformers 5, it takes a head of its own where the configuration ties it to the
   * embeddings but the checkpoint holds both with different values.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if a weight is missing, is too many or
   *     has another shape
   */
  public static Ends check(ModelConfig config, WeightSource source) {
    Ends ends = ends(config, source);
    DecoderWeights expected = new DecoderWeights(config);
    expected.add(ends);
    source.check(expected.shapes);
    Problems problems = new Problems();
    expected.biases.forEach(
        (name, expects) -> {
          if (!expects && source.find(name).isPresent()) {
            problems.add(
                "tensor %s is there, but config.json announces no such bias for %s",
                name, config.architecture());
          }
        });
    problems.throwIfAny(
        ErrorCode.DATA,
        source.origin()
            + ": the weights do not fit the model's configuration; set attention_bias or mlp_bias"
            + " if the family has them, or get the checkpoint as it was published");
    return ends;
  }

  private static Ends ends(ModelConfig config, WeightSource source) {
    Optional<StoredTensor> words = source.find(WORDS);
    Optional<StoredTensor> head = source.find(HEAD);
    if (!config.tiedEmbeddings()) {
      return new Ends(WORDS, HEAD);
    }
    if (words.isEmpty() && head.isPresent()) {
      return new Ends(HEAD, HEAD);
    }
    boolean own = head.isPresent() && !words.orElseThrow().sameAs(head.get());
    return new Ends(WORDS, own ? HEAD : WORDS);
  }

  private void add(Ends ends) {
    long hidden = config.hiddenSize();
    shapes.put(ends.words(), List.of((long) config.vocabularySize(), hidden));
    for (int index = 0; index < config.layers(); index++) {
      addLayer(layer(index));
    }
    shapes.put(NORM, List.of(hidden));
    shapes.put(ends.head(), List.of((long) config.vocabularySize(), hidden));
  }

  private void addLayer(String layer) {
    long hidden = config.hiddenSize();
    long inner = config.intermediateSize();
    long headSize = config.headSize();
    long heads = config.attentionHeads() * headSize;
    long keys = config.keyValueHeads() * headSize;
    DecoderTraits.Biases biased = config.traits().biases();
    shapes.put(layer + ".input_layernorm.weight", List.of(hidden));
    addLinear(layer + ".self_attn.q_proj", heads, hidden, biased.queryKeyValue());
    addLinear(layer + ".self_attn.k_proj", keys, hidden, biased.queryKeyValue());
    addLinear(layer + ".self_attn.v_proj", keys, hidden, biased.queryKeyValue());
    addLinear(layer + ".self_attn.o_proj", hidden, heads, biased.attentionOutput());
    if (config.traits().headNorms()) {
      shapes.put(layer + ".self_attn.q_norm.weight", List.of(headSize));
      shapes.put(layer + ".self_attn.k_norm.weight", List.of(headSize));
    }
    shapes.put(layer + ".post_attention_layernorm.weight", List.of(hidden));
    addLinear(layer + ".mlp.gate_proj", inner, hidden, biased.feedForward());
    addLinear(layer + ".mlp.up_proj", inner, hidden, biased.feedForward());
    addLinear(layer + ".mlp.down_proj", hidden, inner, biased.feedForward());
  }

  private void addLinear(String name, long outputs, long inputs, boolean bias) {
    shapes.put(name + ".weight", List.of(outputs, inputs));
    biases.put(name + ".bias", bias);
    if (bias) {
      shapes.put(name + ".bias", List.of(outputs));
    }
  }
}
