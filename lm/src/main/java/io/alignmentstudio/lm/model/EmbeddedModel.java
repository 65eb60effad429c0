package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The embedded default: the encoder all-MiniLM-L6-v2 (hidden size 384, 6 layers, 12 heads,
 * post-normalisation, learned positions) made a prefix language model. Its prompt sees itself in
 * both directions, its answer is causal, and its output head is its embedding table plus a bias.
 * Beside the head, a continuous cache (Grave et al., ICLR 2017) over the prompt copies: where the
 * state resembles that of a prompt token, the token that followed it becomes likely, as much as a
 * learnt gate says. A model of this size would not learn to quote its prompt in minutes without.
 */
public final class EmbeddedModel implements LanguageModel {
  /** Name in reports and configurations. */
  public static final String FAMILY = "embedded";

  private static final String OUTPUT_BIAS = "output.bias";
  private static final String COPY = "copy";
  private static final double COPY_SHARPNESS = 20;
  private static final double FIRST_GATE = -3;
  private static final double LEAST_MASS = 1e-9;
  private static final int NO_REPEAT_RUN = 4;
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
  private final Linear copyQuery;
  private final Linear copyKey;
  private final Linear copyGate;

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
    long width = words.value().size(1);
    if (!weights.has(COPY + ".query.weight")) {
      // Unprojected states already resemble each other where their surroundings do.
      weights.identity(COPY + ".query.weight", width);
      weights.identity(COPY + ".key.weight", width);
      weights.constant(COPY + ".gate.weight", 0, 1, width);
      weights.constant(COPY + ".gate.bias", FIRST_GATE, 1);
    }
    copyQuery = weights.linear(COPY + ".query");
    copyKey = weights.linear(COPY + ".key");
    copyGate = weights.linear(COPY + ".gate");
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

  /** A model of this size falls into loops, as greedy decoding of small models does. */
  @Override
  public int noRepeatRun() {
    return NO_REPEAT_RUN;
  }

  @Override
  public List<Linear> linears() {
    List<Linear> linears = new ArrayList<>();
    for (Layer layer : layers) {
      linears.addAll(
          List.of(
              layer.query, layer.key, layer.value, layer.attentionOutput, layer.up, layer.down));
    }
    linears.addAll(List.of(copyQuery, copyKey, copyGate));
    return linears;
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
  public States run(TokenBatch batch, Optional<KeyValueCache> cache) {
    Tensor state = Scope.only(() -> embed(batch));
    for (int index = 0; index < layers.size(); index++) {
      Tensor input = state;
      int layer = index;
      state = Scope.only(() -> layer(layer, input, batch, cache));
    }
    States states = new States(state, batch, cache);
    cache.ifPresent(
        store -> {
          if (store.filled() == 0) {
            store.remember(memory(states));
          }
          store.advance(batch.ids().size(1));
        });
    return states;
  }

  /** [rows, tokens, hidden]. */
  private Tensor embed(TokenBatch batch) {
    batch.requireKnown(words.value().size(0));
    return embeddingNorm.apply(
        Functions.embedding(words.value(), batch.ids())
            .add(Functions.embedding(positions.value(), batch.positions()))
            .add(segments.value().select(0, 0))
            .to(computeType));
  }

  private Tensor layer(int index, Tensor input, TokenBatch batch, Optional<KeyValueCache> cache) {
    Layer layer = layers.get(index);
    Tensor query = Attention.splitHeads(layer.query.apply(input), HEADS);
    Tensor key = Attention.splitHeads(layer.key.apply(input), HEADS);
    Tensor value = Attention.splitHeads(layer.value.apply(input), HEADS);
    Tensor attended =
        Attention.attend(
            query, key, value, batch.mask(), 1 / Math.sqrt(query.size(3)), cache, index);
    Tensor state = layer.attentionNorm.apply(layer.attentionOutput.apply(attended).add(input));
    Tensor inner = Functions.gelu(layer.up.apply(state)); // [rows, tokens, 4 · hidden]
    return layer.outputNorm.apply(layer.down.apply(inner).add(state));
  }

  /** Keys of the prompt tokens, and what followed them. */
  private CopyMemory memory(States states) {
    TokenBatch batch = states.batch();
    int rows = batch.prefixes().length;
    long tokens = batch.ids().size(1);
    int candidates = Math.toIntExact(Math.max(1, tokens - 1));
    float[] mask = new float[rows * candidates];
    for (int row = 0; row < rows; row++) {
      int usable = Math.max(0, Math.min(candidates, batch.prefixes()[row] - 1));
      Arrays.fill(mask, row * candidates + usable, (row + 1) * candidates, TokenBatch.HIDDEN);
    }
    long shift = tokens - candidates;
    return new CopyMemory(
        unit(copyKey.apply(states.hidden().narrow(1, 0, candidates))),
        batch.ids().narrow(1, shift, candidates),
        Tensor.of(mask, rows, 1, candidates));
  }

  private static Tensor unit(Tensor states) {
    Tensor wide = states.to(DataType.FLOAT32);
    Tensor squares = wide.multiply(wide).sum(-1).unsqueeze(-1).add(1e-6);
    return wide.divide(squares.sqrt());
  }

  /**
   * The copying part of a prediction.
   *
   * @param weights [n, candidates], adding up to 1
   * @param next [n, candidates]
   * @param gate [n], before the sigmoid
   */
  private record Copy(Tensor weights, Tensor next, Tensor gate) {}

  private Copy copy(States states, Tensor positions, Tensor selected) {
    CopyMemory memory =
        states.cache().flatMap(KeyValueCache::memory).orElseGet(() -> memory(states));
    // Answers stand at the end: the columns before the first of them need no scores.
    long tokens = states.hidden().size(1);
    long[] places = positions.toLongs();
    long first = LongStream.of(places).map(place -> place % tokens).min().orElse(0);
    long width = tokens - first;
    long[] shifted =
        LongStream.of(places)
            .map(place -> place / tokens * width + place % tokens - first)
            .toArray();
    Tensor chosen = Tensor.of(shifted, shifted.length);
    Tensor scores =
        unit(copyQuery.apply(states.hidden().narrow(1, first, width)))
            .matmul(memory.keys().transpose(1, 2)) // [rows, width, candidates]
            .multiply(COPY_SHARPNESS)
            .add(memory.mask());
    long candidates = memory.next().size(1);
    Tensor next = memory.next().unsqueeze(1).expand(memory.next().size(0), width, candidates);
    return new Copy(
        scores.reshape(-1, candidates).indexSelect(0, chosen).softmax(-1),
        next.reshape(-1, candidates).indexSelect(0, chosen),
        copyGate.apply(selected, () -> states.rowsOf(positions)).squeeze(-1).to(DataType.FLOAT32));
  }

  private Tensor logits(Tensor hidden) {
    return Functions.linear(hidden, words.as(computeType), Optional.of(outputBias.as(computeType)))
        .to(DataType.FLOAT32);
  }

  @Override
  public Tensor logProbabilities(States states, Tensor positions) {
    Tensor selected = states.at(positions);
    Copy copy = copy(states, positions, selected);
    Tensor copied = copy.gate().logSigmoid().exp().unsqueeze(1).multiply(copy.weights());
    return logits(selected)
        .softmax(-1)
        .multiply(copy.gate().negate().logSigmoid().exp().unsqueeze(1))
        .scatterAdd(1, copy.next(), copied)
        .add(Float.MIN_NORMAL)
        .log();
  }

  @Override
  public Tensor targetLogProbabilities(States states, Tensor positions, Tensor targets) {
    Tensor selected = states.at(positions);
    Copy copy = copy(states, positions, selected);
    Tensor own = ownLogProbabilities(selected, targets);
    Tensor mass =
        copy.weights()
            .multiply(copy.next().equalTo(targets.unsqueeze(1)).to(DataType.FLOAT32))
            .sum(-1);
    return own.add(copy.gate().negate().logSigmoid())
        .logAddExp(mass.add(LEAST_MASS).log().add(copy.gate().logSigmoid()));
  }

  /** Of the output head alone, without what is copied: [n]. */
  private Tensor ownLogProbabilities(Tensor selected, Tensor targets) {
    if (!words.frozen() || !outputBias.frozen()) {
      return Functions.crossEntropy(logits(selected), targets).negate();
    }
    return new OutputHead(words.as(computeType), Optional.of(outputBias.as(computeType)), 1)
        .targetLogProbabilities(selected, targets);
  }

  @Override
  public void close() {
    weights.close();
  }
}
