package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.training.Objective;
import io.alignmentstudio.studio.training.data.Tokenized;
import java.util.Optional;

/**
 * What is learnt from which rows.
 *
 * @param atEnd frees what the objective holds
 */
record Task<R>(
    Objective<R> objective,
    Tokenized<R> rows,
    Optional<Tokenized<R>> evaluation,
    Runnable atEnd)
    implements AutoCloseable {
  static <R> Task<R> of(
      Objective<R> objective, Tokenized<R> rows, Optional<Tokenized<R>> evaluation) {
    return new Task<>(objective, rows, evaluation, () -> {});
  }

  /** Tokens of the training rows. */
  long tokens() {
    return rows.rows().stream().mapToLong(objective::tokens).sum();
  }

  @Override
  public void close() {
    atEnd.run();
  }
}
