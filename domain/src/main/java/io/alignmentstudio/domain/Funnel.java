package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;

import java.util.List;
import java.util.Map;

/** What went in and out of each stage of framing, and why rows were dropped. */
public record Funnel(List<Stage> stages) {
  public Funnel {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param dropped reason to number of rows
   * @param samples reason to a few of those that were dropped for it
   */
  public record Stage(
      String name,
      int in,
      int out,
      Map<String, Integer> dropped,
      Map<String, List<Sample>> samples) {
    public Stage {
      requireText(name, "name");
      dropped = Map.copyOf(dropped);
      samples = Map.copyOf(samples);
    }

    /** A stage that keeps no samples. */
    public Stage(String name, int in, int out, Map<String, Integer> dropped) {
      this(name, in, out, dropped, Map.of());
    }
  }

  /**
   * Something that was dropped.
   *
   * @param id of the row, or of the clause that a sentence stands in
   */
  public record Sample(String id, String text) {
    public Sample {
      requireText(id, "id");
      requireText(text, "text");
    }
  }

  /** Most samples of one reason. */
  public static final int SAMPLES = 3;
}
