package io.alignmentstudio.lm.adapter;

import java.util.List;
import java.util.stream.Stream;

/**
 * Shape of a low-rank adapter, and how it learns.
 *
 * @param rank inner dimension
 * @param alpha the update is scaled by alpha / rank
 * @param targets the linear layers to update
 * @param rateRatio learning rate of a fresh adapter's B matrices as a multiple of that of its A
 *     matrices (LoRA+, Hayou et al., ICML 2024, arXiv:2402.12354); 1 is plain LoRA
 * @param rankStabilised whether the scale is alpha / √rank instead (rsLoRA, arXiv:2312.03732)
 * @param dropout share of the update's inputs that a training batch drops
 * @param savedModules modules that are trained whole and stored beside the updates, such as {@code
 *     lm_head} or a reward model's {@code score}: those whose path ends with one of the names, as
 *     in PEFT ({@code norm} also means every {@code input_layernorm}); no layer of that name gets
 *     an update
 */
public record LoraSettings(
    int rank,
    double alpha,
    LayerSelection targets,
    double rateRatio,
    boolean rankStabilised,
    double dropout,
    List<String> savedModules) {
  /** Stands for every linear layer. */
  public static final String ALL_LINEAR = "all-linear";

  /** Plain LoRA. */
  public LoraSettings(int rank, double alpha, List<String> targets) {
    this(rank, alpha, targets, 1);
  }

  /** LoRA+. */
  public LoraSettings(int rank, double alpha, List<String> targets, double rateRatio) {
    this(rank, alpha, LayerSelection.of(targets), rateRatio, false, 0, List.of());
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
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be at least 0 and below 1, got " + dropout);
    }
    savedModules = savedModules.stream().distinct().toList();
  }

  /** Factor of the low-rank product. */
  public double scale() {
    return rankStabilised ? alpha / Math.sqrt(rank) : alpha / rank;
  }

  /** Whether the layer gets an update. */
  boolean matches(String layer) {
    return targets.selects(layer)
        && savedModules.stream().noneMatch(module -> isInside(layer, module));
  }

  /** PEFT's rule here is narrower than the one by which it saves: whole words of the path. */
  private static boolean isInside(String layer, String module) {
    return ("." + layer + ".").contains("." + module + ".");
  }

  /** The same with one more module that is trained whole. */
  LoraSettings saving(String module) {
    List<String> modules = Stream.concat(savedModules.stream(), Stream.of(module)).toList();
    return new LoraSettings(rank, alpha, targets, rateRatio, rankStabilised, dropout, modules);
  }
}
