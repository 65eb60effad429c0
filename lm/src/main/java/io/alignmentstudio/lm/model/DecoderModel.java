package io.alignmentstudio.lm.model;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.family.SlidingWindow;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The decoder of every family: root-mean-square pre-normalisation, rotary positions, grouped key
 * and value heads, gated feed-forward (arXiv:2302.13971), and what {@link
 * io.alignmentstudio.lm.family.DecoderTraits} adds.
 */
public final class DecoderModel implements LanguageModel {
  private final ModelConfig config;
  private final DataType computeType;
  private final Weights weights;
  private final Parameter words;
  private final List<DecoderLayer> layers;
  private final RootMeanSquare norm;
  private final Linear head;
  private final boolean tied;
  private final Rotary rotary;

  /** Loads weights under their Hugging Face names. */
  public DecoderModel(ModelConfig config, WeightSource source, DataType computeType) {
    this.config = config;
    this.computeType = computeType;
    DecoderWeights.Ends ends = DecoderWeights.check(config, source);
    weights = new Weights(source, computeType);
    tied = ends.tied();
    words = weights.load(ends.words());
    layers =
        IntStream.range(0, config.layers())
            .mapToObj(index -> new DecoderLayer(config, index, weights))
            .toList();
    norm = new RootMeanSquare(weights.load(DecoderWeights.NORM), config.rmsNormEpsilon());
    head =
        new Linear(
            "lm_head",
            tied ? Parameter.alias(DecoderWeights.HEAD, words) : weights.load(ends.head()),
            Optional.empty());
    rotary = new Rotary(config.rope(), config.headSize());
  }

  @Override
  public String family() {
    return config.modelType();
  }

  @Override
  public long vocabularySize() {
    return head.outputs();
  }

  @Override
  public int contextLength() {
    return config.contextLength();
  }

  /** {@inheritDoc} Rotary positions end nowhere. */
  @Override
  public int longestInput() {
    return Integer.MAX_VALUE;
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
  public boolean independentBeginnings() {
    return !rotary.varies(config.contextLength());
  }

  @Override
  public List<Linear> linears() {
    return layers.stream().flatMap(layer -> layer.linears().stream()).toList();
  }

  @Override
  public Optional<Linear> head() {
    return tied ? Optional.empty() : Optional.of(head);
  }

  @Override
  public Optional<Linear> tiedHead() {
    return tied ? Optional.of(head) : Optional.empty();
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
    Rotary.Turn turn = rotary.turn(batch.positions(), computeType);
    Optional<SlidingWindow> window = config.traits().window();
    Tensor narrow =
        window.isPresent() ? WindowMask.narrow(batch.mask(), window.get().tokens()) : batch.mask();
    Tensor state = embed(batch);
    for (int index = 0; index < layers.size(); index++) {
      Tensor input = state;
      DecoderLayer layer = layers.get(index);
      boolean narrowed = window.isPresent() && window.get().layers().contains(index);
      Tensor mask = narrowed ? narrow : batch.mask();
      state = Scope.only(() -> layer.run(input, turn, mask, cache));
    }
    cache.ifPresent(store -> store.advance(batch.ids().size(1)));
    return new States(norm.apply(state), batch, cache);
  }

  /** [rows, tokens, hidden]. */
  private Tensor embed(TokenBatch batch) {
    batch.requireKnown(words.value().size(0));
    Tensor embedded = Functions.embedding(words.value(), batch.ids()).to(computeType);
    double multiplier = config.traits().multipliers().embedding();
    return multiplier == 1 ? embedded : embedded.multiply(multiplier);
  }

  @Override
  public Tensor logits(States states, Tensor positions) {
    Tensor scores =
        head.apply(states.at(positions), () -> states.rowsOf(positions)).to(DataType.FLOAT32);
    double multiplier = config.traits().multipliers().logits();
    return multiplier == 1 ? scores : scores.multiply(multiplier);
  }

  @Override
  public Tensor logProbabilities(States states, Tensor positions) {
    return logits(states, positions).logSoftmax(-1);
  }

  /**
   * Names a token that the model does not have where looking it up failed.
   *
   * @throws StudioException DATA if there is one
   */
  private Tensor known(Tensor tokens, Supplier<Tensor> lookup) {
    try {
      return lookup.get();
    } catch (RuntimeException e) {
      for (long token : tokens.toLongs()) {
        if (token < 0 || token >= vocabularySize()) {
          throw new StudioException(
              ErrorCode.DATA,
              "token %d is not among the %d tokens of the %s model (vocab_size); its tokenizer has tokens that were added later, or belongs to another model: get both from one checkpoint, or leave such tokens out"
                  .formatted(token, vocabularySize(), family()),
              e);
        }
      }
      throw e;
    }
  }

  @Override
  public Tensor targetLogProbabilities(States states, Tensor positions, Tensor targets) {
    return known(targets, () -> logProbabilitiesOf(states, positions, targets));
  }

  private Tensor logProbabilitiesOf(States states, Tensor positions, Tensor targets) {
    Optional<Tensor> frozen = head.frozen(computeType);
    if (frozen.isPresent()) {
      double multiplier = config.traits().multipliers().logits();
      return new OutputHead(frozen.get(), Optional.empty(), multiplier)
          .targetLogProbabilities(states.at(positions), targets);
    }
    return Functions.crossEntropy(logits(states, positions), targets).negate();
  }

  @Override
  public void close() {
    weights.close();
    rotary.close();
  }
}
