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
   */
  public record Stage(String name, int in, int out, Map<String, Integer> dropped) {
    public Stage {
      requireText(name, "name");
      dropped = Map.copyOf(dropped);
    }
  }
}
