package io.alignmentstudio.auditors.audit;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a model gave, before any judging; judging is repeated at will. */
public sealed interface RawAnswer {
  /**
   * A generated answer.
   *
   * @param cut whether it ran into the longest answer allowed
   */
  record Text(String text, boolean cut) implements RawAnswer {
    public Text {
      requireNonNull(text, "text is null");
    }
  }

  /** Log-probabilities of the continuations asked for. */
  record Scores(List<Double> values) implements RawAnswer {
    public Scores {
      values = List.copyOf(values);
    }
  }
}
