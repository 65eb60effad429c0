package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decoder of one family. Every method runs on the engine's thread inside a scope; weights live
 * until {@link #close}.
 */
public interface LanguageModel extends AutoCloseable {
  /** Name of the family, such as {@code llama}. */
  String family();

  long vocabularySize();

  /** Longest sequence in tokens. */
  int contextLength();

  /**
   * Longest sequence in tokens that it can compute at all; beyond {@link #contextLength} what comes
   * out is not what it was made for.
   */
  default int longestInput() {
    return contextLength();
  }

  /** Type that matrix products compute in. */
  DataType computeType();

  /** Whether the tokens of a prompt see each other in both directions (prefix language model). */
  boolean bidirectionalPrompt();

  /**
   * Whether what the model makes of the beginning of a text depends on nothing that follows, so
   * that it can be kept for other texts.
   */
  default boolean independentBeginnings() {
    return !bidirectionalPrompt();
  }

  /**
   * Length of the runs of tokens that no answer may hold twice ({@code no_repeat_ngram_size}); 0
   * forbids none. A prompt's own runs may be repeated.
   */
  default int noRepeatRun() {
    return 0;
  }

  /** Every linear layer that an adapter can update. */
  List<Linear> linears();

  /**
   * The output head, which an adapter updates only where it names it; empty where it is not a layer
   * of its own.
   */
  default Optional<Linear> head() {
    return Optional.empty();
  }

  /**
   * The output head whose weight is the embedding's. An adapter may update it or take another
   * weight for it, which leaves the embedding alone; its weight is none of {@link #parameters}.
   */
  default Optional<Linear> tiedHead() {
    return Optional.empty();
  }

  /** Every weight. */
  List<Parameter> parameters();

  /** Every weight by name; embedding and head by their own also where one weight is both. */
  default Map<String, Parameter> byName() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    parameters().forEach(weight -> all.put(weight.name(), weight));
    tiedHead()
        .ifPresent(
            head -> {
              // Its only name in the checkpoint may be that of the head.
              all.computeIfAbsent(DecoderWeights.WORDS, _ -> all.get(DecoderWeights.HEAD));
              all.put(DecoderWeights.HEAD, head.weight());
            });
    return all;
  }

  /** Makes an empty cache for a batch. */
  KeyValueCache cache(long rows, long slots);

  /** Runs the layers. */
  States run(TokenBatch batch, Optional<KeyValueCache> cache);

  /**
   * Scores of what comes next after some tokens, before the softmax; of a model that mixes
   * distributions, its log-probabilities.
   *
   * @param positions [n], indices into the states' rows · tokens
   * @return [n, vocabulary], 32-bit
   */
  default Tensor logits(States states, Tensor positions) {
    return logProbabilities(states, positions);
  }

  /**
   * What comes next after some tokens.
   *
   * @param positions [n], indices into the states' rows · tokens
   * @return [n, vocabulary] log-probabilities in nats, 32-bit
   */
  Tensor logProbabilities(States states, Tensor positions);

  /**
   * How likely given tokens are to come next: {@link #logProbabilities} at the targets only.
   *
   * @param targets [n]
   * @return [n] in nats, 32-bit
   */
  Tensor targetLogProbabilities(States states, Tensor positions, Tensor targets);

  @Override
  void close();
}
