package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
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

  /** Type that matrix products compute in. */
  DataType computeType();

  /** Whether the tokens of a prompt see each other in both directions (prefix language model). */
  boolean bidirectionalPrompt();

  /** Every linear layer that an adapter can update. */
  List<Linear> linears();

  /** Every weight. */
  List<Parameter> parameters();

  /** Makes an empty cache for a batch. */
  KeyValueCache cache(long rows, long slots);

  /**
   * Runs the layers.
   *
   * @return [rows, tokens, hidden]
   */
  Tensor hidden(TokenBatch batch, Optional<KeyValueCache> cache);

  /**
   * Applies the output head.
   *
   * @param hidden [..., hidden]
   * @return [..., vocabulary], 32-bit
   */
  Tensor logits(Tensor hidden);

  @Override
  void close();
}
