package io.alignmentstudio.studio.training.data;

import java.util.Map;

/** A line of the data. */
public sealed interface DataRow {
  /** Number of the line in its file, from 1. */
  int line();

  /** A text or a whole conversation. */
  record Whole(int line, Content content) implements DataRow {}

  /** A prompt and its answer. */
  record Answered(int line, Content prompt, Content answer) implements DataRow {}

  /**
   * A prompt with a better and a worse answer.
   *
   * @param margin by which the better one's reward must be higher; 0 where nobody said
   */
  record Pair(int line, Content prompt, Content chosen, Content rejected, double margin)
      implements DataRow {}

  /** A prompt and an answer that people want or do not want. */
  record Labelled(int line, Content prompt, Content answer, boolean label) implements DataRow {}

  /**
   * A prompt whose answers are sampled.
   *
   * @param fields the other columns, as text
   */
  record Asked(int line, Content prompt, Map<String, String> fields) implements DataRow {
    public Asked {
      fields = Map.copyOf(fields);
    }
  }
}
