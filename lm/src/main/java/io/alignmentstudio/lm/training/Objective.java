package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training run makes smaller.
 *
 * @param <R> a row; its hash code depends on nothing but its content, so that a run is resumed with
 *     the rows that it was started with
 */
public interface Objective<R> {
  /** Number of tokens that a row takes in a batch, padding left out. */
  int tokens(R row);

  /** Number of tokens of the longest sequence that a row puts through the model. */
  default int length(R row) {
    return tokens(row);
  }

  /** The model that is learnt with; empty where there is none. */
  default Optional<LanguageModel> model() {
    return Optional.empty();
  }

  /** Everything that its loss depends on beside the rows and the model, as text. */
  default String settings() {
    return "";
  }

  /**
   * Adds the gradients of the mean loss of a batch to the trainable parameters.
   *
   * @param step of the optimiser, counted from 1, or 0 if nothing is learnt from the batch
   * @return the loss and other figures
   */
  StepMetrics backward(List<R> rows, long step);

  /**
   * How much the batch's mean loss counts beside those of other batches of the same step: the
   * number of things that it is the mean of. Rows by default; tokens where the loss is a mean over
   * tokens, so that a step's loss does not depend on how it is cut into batches. A row that alone
   * has no weight is left out of every step.
   */
  default double weight(List<R> rows) {
    return rows.size();
  }

  /**
   * Gets this process's rows of a batch ready, which {@link #backward} or {@link #evaluate} is
   * given next. What rows of a batch have in common is computed here, with the processes that have
   * the others; each calls this for every batch that they share, with no rows of its own if need
   * be.
   *
   * @param portion whose places, with the seed and the step, decide everything that is drawn, so
   *     that it does not follow from how a step is cut into batches
   * @param step as in {@link #backward}
   * @return the weight of this process's rows where it is known only now, else {@link #weight}
   */
  default double prepare(Portion<R> portion, long step) {
    return weight(portion.rows());
  }

  /**
   * Computes the mean loss of rows that are not learnt. This default adds gradients too, which the
   * caller clears.
   */
  default StepMetrics evaluate(List<R> rows) {
    return backward(rows, 0);
  }

  /** Hears that the optimiser has done a step. */
  default void learnt(long step) {}

  /** What a run needs to go on beside the trained values, by name: flat 32-bit tensors. */
  default Map<String, Tensor> state() {
    return Map.of();
  }

  /** Whether adapters drop inputs while this is learnt; TRL 1.13.0 does not for preferences. */
  default boolean dropsInputs() {
    return true;
  }

  /** Number of consecutive steps that the batches of each step are given for. */
  default int repeats() {
    return 1;
  }
}
