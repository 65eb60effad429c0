package io.alignmentstudio.lm.model;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Llama family: root-mean-square pre-normalisation, rotary positions, grouped key and value
 * heads, gated feed-forward (arXiv:2302.13971).
 */
public final class LlamaModel implements LanguageModel {
  /** Name in reports. */
  public static final String FAMILY = "llama";

  private final ModelConfig config;
  private final DataType computeType;
  private final Weights weights;
  private final Parameter words;
  private final List<Layer> layers = new ArrayList<>();
  private final Parameter norm;
  private final Parameter head;
  private final Tensor cosines;
  private final Tensor sines;

  private record Layer(
      Parameter attentionNorm,
      Linear query,
      Linear key,
      Linear value,
      Linear output,
      Parameter feedForwardNorm,
      Linear gate,
      Linear up,
      Linear down) {}

  /** Loads weights under their Hugging Face names. */
  public LlamaModel(ModelConfig config, WeightSource source, DataType computeType) {
    this.config = config;
    this.computeType = computeType;
    requireSupported();
    source.check(shapes());
    weights = new Weights(source, computeType);
    words = weights.load("model.embed_tokens.weight");
    for (int index = 0; index < config.layers(); index++) {
      String layer = "model.layers." + index;
      layers.add(
          new Layer(
              weights.load(layer + ".input_layernorm.weight"),
              weights.linear(layer + ".self_attn.q_proj"),
              weights.linear(layer + ".self_attn.k_proj"),
              weights.linear(layer + ".self_attn.v_proj"),
              weights.linear(layer + ".self_attn.o_proj"),
              weights.load(layer + ".post_attention_layernorm.weight"),
              weights.linear(layer + ".mlp.gate_proj"),
              weights.linear(layer + ".mlp.up_proj"),
              weights.linear(layer + ".mlp.down_proj")));
    }
    norm = weights.load("model.norm.weight");
    head = config.tiedEmbeddings() ? words : weights.load("lm_head.weight");
    float[] angles = angles();
    Tensor table =
        Tensor.of(angles, config.contextLength(), config.headSize()); // [positions, headDim]
    cosines = table.cos().keep();
    sines = table.sin().keep();
  }

  private void requireSupported() {
    Problems problems = new Problems();
    if (config.ropeScaling().isPresent()) {
      problems.add(
          "rope_scaling %s is not supported; use a checkpoint with default rotary positions",
          config.ropeScaling().get());
    }
    if (!config.activation().equals("silu")) {
      problems.add("hidden_act is %s, expected silu", config.activation());
    }
    problems.throwIfAny(ErrorCode.DATA, "This Llama checkpoint cannot be run");
  }

  /** Every weight that the configuration promises. */
  private Map<String, List<Long>> shapes() {
    long hidden = config.hiddenSize();
    long inner = config.intermediateSize();
    long heads = (long) config.attentionHeads() * config.headSize();
    long keys = (long) config.keyValueHeads() * config.headSize();
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put("model.embed_tokens.weight", List.of((long) config.vocabularySize(), hidden));
    for (int index = 0; index < config.layers(); index++) {
      String layer = "model.layers." + index;
      shapes.put(layer + ".input_layernorm.weight", List.of(hidden));
      shapes.put(layer + ".self_attn.q_proj.weight", List.of(heads, hidden));
      shapes.put(layer + ".self_attn.k_proj.weight", List.of(keys, hidden));
      shapes.put(layer + ".self_attn.v_proj.weight", List.of(keys, hidden));
      shapes.put(layer + ".self_attn.o_proj.weight", List.of(hidden, heads));
      shapes.put(layer + ".post_attention_layernorm.weight", List.of(hidden));
      shapes.put(layer + ".mlp.gate_proj.weight", List.of(inner, hidden));
      shapes.put(layer + ".mlp.up_proj.weight", List.of(inner, hidden));
      shapes.put(layer + ".mlp.down_proj.weight", List.of(hidden, inner));
    }
    shapes.put("model.norm.weight", List.of(hidden));
    if (!config.tiedEmbeddings()) {
      shapes.put("lm_head.weight", List.of((long) config.vocabularySize(), hidden));
    }
    return shapes;
  }

  /** Angle of each position and dimension; the second half of the dimensions repeats the first. */
  private float[] angles() {
    int half = config.headSize() / 2;
    float[] angles = new float[config.contextLength() * config.headSize()];
    for (int position = 0; position < config.contextLength(); position++) {
      for (int at = 0; at < half; at++) {
        // In 32 bits as the reference computes it.
        float frequency = (float) (1 / Math.pow(config.ropeTheta(), 2.0 * at / config.headSize()));
        int row = position * config.headSize();
        angles[row + at] = position * frequency;
        angles[row + half + at] = position * frequency;
      }
    }
    return angles;
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public long vocabularySize() {
    return head.value().size(0);
  }

  @Override
  public int contextLength() {
    return config.contextLength();
  }

  @Override
  public DataType computeType() {
    return computeType;
  }

  @Override
  public boolean bidirectionalPrompt() {
    return false;
  }

  @Override
  public List<Linear> linears() {
    List<Linear> linears = new ArrayList<>();
    for (Layer layer : layers) {
      linears.addAll(
          List.of(
              layer.query, layer.key, layer.value, layer.output, layer.gate, layer.up, layer.down));
    }
    return linears;
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }

  @Override
  public KeyValueCache cache(long rows, long slots) {
    return new KeyValueCache(
        layers.size(), rows, config.keyValueHeads(), slots, config.headSize(), computeType);
  }

  @Override
  public States run(TokenBatch batch, Optional<KeyValueCache> cache) {
    long rows = batch.ids().size(0);
    long tokens = batch.ids().size(1);
    Tensor cosine = rotation(cosines, batch, rows, tokens);
    Tensor sine = rotation(sines, batch, rows, tokens);
    Tensor state =
        Functions.embedding(words.value(), batch.ids()).to(computeType); // [rows, tokens, hidden]
    for (int index = 0; index < layers.size(); index++) {
      Tensor input = state;
      int layer = index;
      state = Scope.only(() -> layer(layer, input, cosine, sine, batch, cache));
    }
    cache.ifPresent(store -> store.advance(tokens));
    return new States(normalize(state, norm), batch, cache);
  }

  private Tensor layer(
      int index,
      Tensor state,
      Tensor cosine,
      Tensor sine,
      TokenBatch batch,
      Optional<KeyValueCache> cache) {
    Layer layer = layers.get(index);
    Tensor input = normalize(state, layer.attentionNorm);
    Tensor query = Attention.splitHeads(layer.query.apply(input), config.attentionHeads());
    Tensor key = Attention.splitHeads(layer.key.apply(input), config.keyValueHeads());
    Tensor value = Attention.splitHeads(layer.value.apply(input), config.keyValueHeads());
    Tensor attended =
        Attention.attend(
            rotate(query, cosine, sine),
            rotate(key, cosine, sine),
            value,
            batch.mask(),
            1 / Math.sqrt(config.headSize()),
            cache,
            index);
    Tensor between = state.add(layer.output.apply(attended));
    Tensor inner = normalize(between, layer.feedForwardNorm);
    Tensor gated = Functions.silu(layer.gate.apply(inner)).multiply(layer.up.apply(inner));
    return between.add(layer.down.apply(gated));
  }

  private Tensor normalize(Tensor state, Parameter weight) {
    // The reference normalises in 32 bits and rounds before it scales.
    Tensor wide = state.to(DataType.FLOAT32);
    Tensor unit = Functions.rmsNorm(wide, Optional.empty(), config.rmsNormEpsilon());
    return unit.to(computeType).multiply(weight.as(computeType));
  }

  private Tensor rotation(Tensor table, TokenBatch batch, long rows, long tokens) {
    return Functions.embedding(table, batch.positions())
        .view(rows, 1, tokens, config.headSize())
        .to(computeType);
  }

  private Tensor rotate(Tensor heads, Tensor cosine, Tensor sine) {
    long half = config.headSize() / 2;
    Tensor turned =
        Tensor.concatenate(-1, heads.narrow(-1, half, half).negate(), heads.narrow(-1, 0, half));
    return heads.multiply(cosine).add(turned.multiply(sine));
  }

  private Tensor logits(Tensor hidden) {
    return Functions.linear(hidden, head.as(computeType), Optional.empty()).to(DataType.FLOAT32);
  }

  @Override
  public Tensor logits(States states, Tensor positions) {
    return logits(states.at(positions));
  }

  @Override
  public Tensor logProbabilities(States states, Tensor positions) {
    return logits(states.at(positions)).logSoftmax(-1);
  }

  @Override
  public Tensor targetLogProbabilities(States states, Tensor positions, Tensor targets) {
    return Functions.crossEntropy(logits(states.at(positions)), targets).negate();
  }

  @Override
  public void close() {
    weights.close();
    cosines.close();
    sines.close();
  }
}
