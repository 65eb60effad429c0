package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The embedded default: the encoder all-MiniLM-L6-v2 (hidden size 384, 6 layers, 12 heads,
 * post-normalisation, learned positions) made a prefix language model. Its prompt sees itself in
 * both directions, its answer is causal, and its output head is its embedding table plus a bias.
 */
public final class EmbeddedModel implements LanguageModel {
  /** Name in reports and configurations. */
  public static final String FAMILY = "embedded";

  private static final String OUTPUT_BIAS = "output.bias";
  private static final int HEADS = 12;
  private static final int LAYERS = 6;
  private static final double EPSILON = 1e-12;

  private final Weights weights;
  private final DataType computeType;
  private final Parameter words;
  private final Parameter positions;
  private final Parameter segments;
  private final Norm embeddingNorm;
  private final List<Layer> layers = new ArrayList<>();
  private final Parameter outputBias;

  private record Norm(Parameter weight, Parameter bias) {
    Tensor apply(Tensor input) {
      return Functions.layerNorm(input, weight.as(input.type()), bias.as(input.type()), EPSILON);
    }
  }

  private record Layer(
      Linear query,
      Linear key,
      Linear value,
      Linear attentionOutput,
      Norm attentionNorm,
      Linear up,
      Linear down,
      Norm outputNorm) {}

  /** Loads weights under their BERT names. */
  public EmbeddedModel(WeightSource source, DataType computeType) {
    this.computeType = computeType;
    weights = new Weights(source, computeType);
    words = weights.load("embeddings.word_embeddings.weight");
    positions = weights.load("embeddings.position_embeddings.weight");
    segments = weights.load("embeddings.token_type_embeddings.weight");
    embeddingNorm = norm("embeddings.LayerNorm");
    for (int index = 0; index < LAYERS; index++) {
      String layer = "encoder.layer." + index;
      layers.add(
          new Layer(
              weights.linear(layer + ".attention.self.query"),
              weights.linear(layer + ".attention.self.key"),
              weights.linear(layer + ".attention.self.value"),
              weights.linear(layer + ".attention.output.dense"),
              norm(layer + ".attention.output.LayerNorm"),
              weights.linear(layer + ".intermediate.dense"),
              weights.linear(layer + ".output.dense"),
              norm(layer + ".output.LayerNorm")));
    }
    // The encoder has no output bias; a continued checkpoint has.
    outputBias =
        weights.has(OUTPUT_BIAS)
            ? weights.load(OUTPUT_BIAS)
            : weights.zeros(OUTPUT_BIAS, words.value().size(0));
  }

  private Norm norm(String name) {
    return new Norm(weights.load(name + ".weight"), weights.load(name + ".bias"));
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public long vocabularySize() {
    return words.value().size(0);
  }

  @Override
  public int contextLength() {
    return Math.toIntExact(positions.value().size(0));
  }

  @Override
  public DataType computeType() {
    return computeType;
  }

  @Override
  public boolean bidirectionalPrompt() {
    return true;
  }

  @Override
  public List<Linear> linears() {
    return layers.stream()
        .flatMap(
            layer ->
                List.of(
                    layer.query,
                    layer.key,
                    layer.value,
                    layer.attentionOutput,
                    layer.up,
                    layer.down)
                    .stream())
        .toList();
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }

  @Override
  public KeyValueCache cache(long rows, long slots) {
    return new KeyValueCache(
        LAYERS, rows, HEADS, slots, words.value().size(1) / HEADS, computeType);
  }

  @Override
  public Tensor hidden(TokenBatch batch, Optional<KeyValueCache> cache) {
    Tensor embedded =
        Functions.embedding(words.value(), batch.ids())
            .add(Functions.embedding(positions.value(), batch.positions()))
            .add(segments.value().select(0, 0))
            .to(computeType); // [rows, tokens, hidden]
    Tensor state = embeddingNorm.apply(embedded);
    for (int index = 0; index < layers.size(); index++) {
      Layer layer = layers.get(index);
      Tensor query = Attention.splitHeads(layer.query.apply(state), HEADS);
      Tensor key = Attention.splitHeads(layer.key.apply(state), HEADS);
      Tensor value = Attention.splitHeads(layer.value.apply(state), HEADS);
      Tensor attended =
          Attention.attend(
              query, key, value, batch.mask(), 1 / Math.sqrt(query.size(3)), cache, index);
      state = layer.attentionNorm.apply(layer.attentionOutput.apply(attended).add(state));
      Tensor inner = Functions.gelu(layer.up.apply(state)); // [rows, tokens, 4 · hidden]
      state = layer.outputNorm.apply(layer.down.apply(inner).add(state));
    }
    cache.ifPresent(store -> store.advance(batch.ids().size(1)));
    return state;
  }

  @Override
  public Tensor logits(Tensor hidden) {
    return Functions.linear(hidden, words.as(computeType), Optional.of(outputBias.as(computeType)))
        .to(DataType.FLOAT32);
  }

  @Override
  public void close() {
    weights.close();
  }
}
