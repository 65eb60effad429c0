package io.alignmentstudio.lm.adapter;

import java.util.List;

/**
 * Shape of a low-rank adapter.
 *
 * @param rank inner dimension
 * @param alpha the update is scaled by alpha / rank
 * @param targets last parts of the names of the linear layers to update, such as {@code q_proj};
 *     {@code all-linear} stands for every one
 */
public record LoraSettings(int rank, double alpha, List<String> targets) {
  /** Stands for every linear layer. */
  public static final String ALL_LINEAR = "all-linear";

  public LoraSettings {
    if (rank < 1) {
      throw new IllegalArgumentException("rank must be at least 1, got " + rank);
    }
    if (!(alpha > 0)) {
      throw new IllegalArgumentException("alpha must be above 0, got " + alpha);
    }
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets names no layer; try [all-linear]");
    }
  }

  boolean matches(String layer) {
    return targets.contains(ALL_LINEAR)
        || targets.stream()
            .anyMatch(target -> layer.equals(target) || layer.endsWith("." + target));
  }
}
