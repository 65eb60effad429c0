package io.alignmentstudio.lm.training.loss;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.util.List;

/**
 * What is learnt from preference pairs.
 *
 * @param losses their weighted sum is the loss
 * @param beta strength of the pull back to the reference, above 0
 * @param labelSmoothing share of pairs taken to be labelled the wrong way round; read by exo_pair,
 *     robust, aot and aot_unpaired only
 * @param discopopTemperature of the blend in discopop
 * @param tailWeight how often the tokens count that an answer has beyond the length of the pair's
 *     other one, from 0 to 1; 1 is plain DPO (LD-DPO, arXiv:2409.06411)
 * @param byConfidence whether a pair counts by how likely the policy itself is to write its answers
 *     (WPO, arXiv:2406.11827)
 */
public record PreferenceSettings(
    List<Weighted> losses,
    double beta,
    double labelSmoothing,
    Divergence divergence,
    double discopopTemperature,
    double tailWeight,
    boolean byConfidence) {
  private static final double DISCOPOP_TEMPERATURE = 0.05;

  /** A loss and its weight in the sum. */
  public record Weighted(PreferenceLoss loss, double weight) {
    public Weighted {
      requireNonNull(loss, "loss is null");
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException(
            "the weight of %s must be a number, got %s".formatted(loss.key(), weight));
      }
    }
  }

  /**
   * Checks the settings against each other.
   *
   * @throws StudioException CONFIG with everything that is wrong
   */
  public PreferenceSettings {
    losses = List.copyOf(losses);
    requireNonNull(divergence, "divergence is null");
    Problems problems = new Problems();
    if (losses.isEmpty()) {
      problems.add("loss_type names no loss; try [sigmoid]");
    }
    if (!(beta > 0) || Double.isInfinite(beta)) {
      problems.add("beta must be above 0, got %s", beta);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 0.5)) {
      problems.add("label_smoothing must be at least 0 and below 0.5, got %s", labelSmoothing);
    }
    if (!(discopopTemperature > 0)) {
      problems.add("discopop_tau must be above 0, got %s", discopopTemperature);
    }
    if (!(tailWeight >= 0 && tailWeight <= 1)) {
      problems.add("ld_alpha must be from 0 to 1, got %s", tailWeight);
    }
    for (Weighted part : losses) {
      if (byConfidence && !part.loss().ofEachPair()) {
        problems.add(
            "%s has no loss of each pair, which use_weighting would weight; leave one of them out",
            part.loss().key());
      }
      if (part.loss() == PreferenceLoss.EXO_PAIR && labelSmoothing == 0) {
        problems.add("exo_pair needs label_smoothing above 0; its paper recommends 0.001");
      }
      if (!(divergence instanceof Divergence.ReverseKullbackLeibler)
          && !part.loss().ofDifference()) {
        problems.add(
            "%s is not defined for %s; use the reverse divergence with it",
            part.loss().key(), divergence);
      }
    }
    problems.throwIfAny(ErrorCode.CONFIG, "These preference losses cannot be used");
  }

  /** Tokens count once, and so do pairs. */
  public PreferenceSettings(
      List<Weighted> losses,
      double beta,
      double labelSmoothing,
      Divergence divergence,
      double discopopTemperature) {
    this(losses, beta, labelSmoothing, divergence, discopopTemperature, 1, false);
  }

  /** One loss, no smoothing, the reverse divergence: TRL's defaults. */
  public static PreferenceSettings of(PreferenceLoss loss, double beta) {
    return new PreferenceSettings(
        List.of(new Weighted(loss, 1)),
        beta,
        0,
        new Divergence.ReverseKullbackLeibler(),
        DISCOPOP_TEMPERATURE);
  }

  /** The same with label smoothing. */
  public static PreferenceSettings smoothed(PreferenceLoss loss, double beta, double smoothing) {
    return new PreferenceSettings(
        List.of(new Weighted(loss, 1)),
        beta,
        smoothing,
        new Divergence.ReverseKullbackLeibler(),
        DISCOPOP_TEMPERATURE);
  }
}
