package io.alignmentstudio.lm.adapter;

import java.util.List;

/**
 * Shape of a low-rank adapter.
 *
 * @param rank inner dimension
 * @param alpha the update is scaled by alpha / rank
 * @param targets last parts of the names of the linear layers to update, such as {@code q_proj};
 *     {@code all-linear} stands for every one
 * @param rateRatio learning rate of a fresh adapter's B matrices as a multiple of that of its A
 *     matrices (LoRA+, Hayou et al., ICML 2024, arXiv:2402.12354); 1 is plain LoRA
 */
public record LoraSettings(int rank, double alpha, List<String> targets, double rateRatio) {
  /** Stands for every linear layer. */
  public static final String ALL_LINEAR = "all-linear";

  /** Plain LoRA. */
  public LoraSettings(int rank, double alpha, List<String> targets) {
    this(rank, alpha, targets, 1);
  }

  public LoraSettings {
    if (rank < 1) {
      throw new IllegalArgumentException("rank must be at least 1, got " + rank);
    }
    if (!(alpha > 0)) {
      throw new IllegalArgumentException("alpha must be above 0, got " + alpha);
    }
    if (!(rateRatio > 0)) {
      throw new IllegalArgumentException("rateRatio must be above 0, got " + rateRatio);
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
