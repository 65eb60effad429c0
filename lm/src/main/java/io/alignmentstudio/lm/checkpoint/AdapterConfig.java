package io.alignmentstudio.lm.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Settings of a LoRA adapter, as {@code adapter_config.json} of PEFT has them.
 *
 * @param base name or folder of the model that the adapter belongs to, if known
 * @param alpha numerator of the scale
 * @param dropout of the adapter's input while it is trained
 * @param rankStabilised whether the scale is alpha / √rank instead of alpha / rank (Kalajdzievski,
 *     "A Rank Stabilization Scaling Factor for Fine-Tuning with LoRA", 2023)
 * @param targetModules last words of the layers' paths; whole paths where a pattern found them
 * @param savedModules modules that are trained and stored whole, such as a reward model's {@code
 *     score}
 * @param task {@code CAUSAL_LM}, or {@code SEQ_CLS} of a reward model
 */
public record AdapterConfig(
    Optional<String> base,
    int rank,
    double alpha,
    double dropout,
    boolean rankStabilised,
    List<String> targetModules,
    List<String> savedModules,
    String task) {
  public AdapterConfig {
    requireNonNull(base, "base is null");
    requireNonNull(task, "task is null");
    targetModules = targetModules.stream().distinct().sorted().toList();
    savedModules = savedModules.stream().distinct().sorted().toList();
    if (rank < 1) {
      throw new IllegalArgumentException("rank must be at least 1, got " + rank);
    }
    if (!Double.isFinite(alpha)) {
      throw new IllegalArgumentException("alpha must be a number, got " + alpha);
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be at least 0 and below 1, got " + dropout);
    }
  }

  /** Makes the settings of a plain adapter of a causal language model. */
  public static AdapterConfig causal(
      String base, int rank, double alpha, double dropout, List<String> targetModules) {
    return new AdapterConfig(
        Optional.of(base), rank, alpha, dropout, false, targetModules, List.of(), "CAUSAL_LM");
  }

  /** Whether a weight belongs to one of the modules that are trained whole. */
  public boolean saves(String weight) {
    return saves(savedModules, weight);
  }

  /** PEFT's rule: every module whose path ends with one of the names, inside of a word too. */
  public static boolean saves(List<String> modules, String weight) {
    return IntStream.range(0, weight.length())
        .filter(at -> weight.charAt(at) == '.')
        .mapToObj(end -> weight.substring(0, end))
        .anyMatch(path -> modules.stream().anyMatch(path::endsWith));
  }

  /** The same for these modules. */
  AdapterConfig targeting(List<String> modules) {
    return new AdapterConfig(
        base, rank, alpha, dropout, rankStabilised, modules, savedModules, task);
  }

  /** Factor of the low-rank product. */
  public double scale() {
    return scale(alpha, rank);
  }

  double scale(double layerAlpha, int layerRank) {
    return rankStabilised ? layerAlpha / Math.sqrt(layerRank) : layerAlpha / layerRank;
  }

  /** Inverse of {@link #scale(double, int)}. */
  double alpha(double layerScale, int layerRank) {
    return rankStabilised ? layerScale * Math.sqrt(layerRank) : layerScale * layerRank;
  }
}
