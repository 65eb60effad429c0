package io.alignmentstudio.lm.training.loss;

import static java.util.Objects.requireNonNull;

/**
 * What is learnt from preference pairs without a reference.
 *
 * @param beta temperature of the difference, above 0
 * @param margin γ by which the better answer must win; read by simpo only
 * @param labelSmoothing share of pairs taken to be labelled the wrong way round; unused by hinge
 *     and ipo
 * @param alpha of the reward transformation of AlphaPO (arXiv:2501.03884); 0 leaves it out
 * @param chosenWeight of the better answers' cross entropy; 0 is pure SimPO
 */
public record ContrastiveSettings(
    Loss loss,
    double beta,
    double margin,
    double labelSmoothing,
    double alpha,
    double chosenWeight) {
  /** The form of the loss. */
  public enum Loss implements Named {
    /** Meng et al., arXiv:2405.14734. */
    SIMPO("simpo", true),
    /** Xu et al. (CPO), arXiv:2401.08417. */
    SIGMOID("sigmoid", false),
    /** Zhao et al. (SLiC), arXiv:2305.10425. */
    HINGE("hinge", false),
    /** Azar et al., arXiv:2310.12036. */
    IPO("ipo", true);

    private final String key;
    private final boolean mean;

    Loss(String key, boolean mean) {
      this.key = key;
      this.mean = mean;
    }

    @Override
    public String key() {
      return key;
    }

    /** Whether it reads means per token, not sums. */
    public boolean mean() {
      return mean;
    }

    /**
     * Finds a loss by its name.
     *
     * @throws io.alignmentstudio.domain.StudioException CONFIG if there is none, naming all
     */
    public static Loss named(String key) {
      return Named.find("loss_type", key, values());
    }
  }

  public ContrastiveSettings {
    requireNonNull(loss, "loss is null");
    if (!(beta > 0) || !(labelSmoothing >= 0 && labelSmoothing < 0.5) || !(chosenWeight >= 0)) {
      throw new IllegalArgumentException(
          "beta must be above 0, labelSmoothing in [0, 0.5), chosenWeight at least 0; got %s, %s, %s"
              .formatted(beta, labelSmoothing, chosenWeight));
    }
  }

  /** Pure SimPO. */
  public static ContrastiveSettings simpo(double beta, double margin) {
    return new ContrastiveSettings(Loss.SIMPO, beta, margin, 0, 0, 0);
  }
}
