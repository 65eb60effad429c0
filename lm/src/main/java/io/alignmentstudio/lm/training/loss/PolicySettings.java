package io.alignmentstudio.lm.training.loss;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.util.OptionalDouble;

/**
 * What is learnt from sampled answers and their advantages.
 *
 * @param importance what the ratio of new to old probability is taken of
 * @param clipLow ratios below 1 − clipLow do not pull further down
 * @param clipHigh ratios above 1 + clipHigh do not pull further up; for cispo the largest ratio
 *     itself
 * @param highestRatio bounds the unclipped ratio too (two-sided clipping, arXiv:2505.07291)
 * @param beta weight of the divergence from the reference; 0 needs no reference
 * @param correctedDivergence whether the divergence's estimate is multiplied by the ratio, which
 *     makes its gradient unbiased (DeepSeek-V3.2, arXiv:2512.02556)
 * @param longestAnswer tokens that dr_grpo divides by
 * @param gateAbove temperature of sapo's gate for advantages above 0
 * @param gateBelow for the others
 * @param drift how vespo weights answers
 */
public record PolicySettings(
    PolicyLoss loss,
    Importance importance,
    double clipLow,
    double clipHigh,
    OptionalDouble highestRatio,
    double beta,
    boolean correctedDivergence,
    int longestAnswer,
    double gateAbove,
    double gateBelow,
    DriftWeights drift) {
  /** What a ratio of probabilities is taken of. */
  public enum Importance implements Named {
    /** Each token. */
    TOKEN("token"),
    /** The whole answer, by its mean over tokens (GSPO, arXiv:2507.18071). */
    SEQUENCE("sequence");

    private final String key;

    Importance(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }

    /**
     * Finds a level by its name.
     *
     * @throws StudioException CONFIG if there is none, naming all
     */
    public static Importance named(String key) {
      return Named.find("importance_sampling_level", key, values());
    }
  }

  /**
   * How much whole answers count by their ratio w of new to old probability: e^λ w^k e^(−λw), which
   * is 1 for w = 1.
   *
   * @param powerAbove k of advantages of at least 0
   * @param decayAbove λ of those
   * @param powerBelow k of the others
   */
  public record DriftWeights(
      double powerAbove, double decayAbove, double powerBelow, double decayBelow) {
    /** TRL's defaults. */
    public static final DriftWeights USUAL = new DriftWeights(2, 3, 3, 2);

    /** Checks that each is at least 0. */
    public DriftWeights {
      if (!(powerAbove >= 0 && decayAbove >= 0 && powerBelow >= 0 && decayBelow >= 0)) {
        throw new IllegalArgumentException(
            "vespo's powers and decays must be at least 0, got %s, %s, %s and %s"
                .formatted(powerAbove, decayAbove, powerBelow, decayBelow));
      }
    }
  }

  /**
   * Checks every setting.
   *
   * @throws StudioException CONFIG with everything that is wrong
   */
  public PolicySettings {
    requireNonNull(loss, "loss is null");
    requireNonNull(importance, "importance is null");
    requireNonNull(drift, "drift is null");
    Problems problems = new Problems();
    if (!(clipLow >= 0) || !(clipHigh >= 0)) {
      problems.add("epsilon must be at least 0, got %s and %s", clipLow, clipHigh);
    }
    if (highestRatio.isPresent() && !(highestRatio.getAsDouble() > 0)) {
      problems.add("delta must be above 0, got %s", highestRatio.getAsDouble());
    }
    if (!(beta >= 0)) {
      problems.add("beta must be at least 0, got %s", beta);
    }
    if (longestAnswer < 1) {
      problems.add("max_completion_length must be at least 1, got %s", longestAnswer);
    }
    if (!(gateAbove > 0) || !(gateBelow > 0)) {
      problems.add("sapo's temperatures must be above 0, got %s and %s", gateAbove, gateBelow);
    }
    if (loss == PolicyLoss.VESPO && importance != Importance.TOKEN) {
      problems.add(
          "vespo takes ratios of whole answers itself; importance_sampling_level must be token");
    }
    problems.throwIfAny(ErrorCode.CONFIG, "These policy settings cannot be used");
  }

  /** TRL's defaults: ε 0.2, no reference, ratios of tokens, a corrected divergence. */
  public static PolicySettings of(PolicyLoss loss, int longestAnswer) {
    return new PolicySettings(
        loss,
        Importance.TOKEN,
        0.2,
        0.2,
        OptionalDouble.empty(),
        0,
        true,
        longestAnswer,
        1,
        1.05,
        DriftWeights.USUAL);
  }

  /** The same with a divergence from the reference. */
  public PolicySettings withDivergence(double weight, boolean corrected) {
    return new PolicySettings(
        loss,
        importance,
        clipLow,
        clipHigh,
        highestRatio,
        weight,
        corrected,
        longestAnswer,
        gateAbove,
        gateBelow,
        drift);
  }

  /** The same with other bounds of the ratio. */
  public PolicySettings withClip(double low, double high, OptionalDouble highest) {
    return new PolicySettings(
        loss,
        importance,
        low,
        high,
        highest,
        beta,
        correctedDivergence,
        longestAnswer,
        gateAbove,
        gateBelow,
        drift);
  }

  /** The same with ratios of something else. */
  public PolicySettings withImportance(Importance level) {
    return new PolicySettings(
        loss,
        level,
        clipLow,
        clipHigh,
        highestRatio,
        beta,
        correctedDivergence,
        longestAnswer,
        gateAbove,
        gateBelow,
        drift);
  }
}
