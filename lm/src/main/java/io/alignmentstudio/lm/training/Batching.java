package io.alignmentstudio.lm.training;

/** How the rows of a run become batches. */
public sealed interface Batching {
  /**
   * Rows of like length up to a number of tokens: little is padded.
   *
   * @param most tokens of one batch, padding included; a longer row is a batch of its own
   */
  record Tokens(int most) implements Batching {
    public Tokens {
      if (most < 1) {
        throw new IllegalArgumentException("batchTokens must be at least 1, got " + most);
      }
    }

    @Override
    public String toString() {
      return "batches of %d tokens".formatted(most);
    }
  }

  /**
   * A number of rows, as transformers' trainer takes them.
   *
   * @param count rows of one batch
   * @param shuffled whether each epoch has an order of its own; else the rows come as they are
   */
  record Rows(int count, boolean shuffled) implements Batching {
    public Rows {
      if (count < 1) {
        throw new IllegalArgumentException("a batch needs at least 1 row, got " + count);
      }
    }

    @Override
    public String toString() {
      return "batches of %d rows %s".formatted(count, shuffled ? "shuffled" : "in order");
    }
  }
}
