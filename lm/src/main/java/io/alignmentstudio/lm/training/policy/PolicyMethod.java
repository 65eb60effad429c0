package io.alignmentstudio.lm.training.policy;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.lm.training.loss.Advantages;
import io.alignmentstudio.lm.training.loss.PolicySettings;
import java.util.Optional;

/** How rewards become gradients. */
public sealed interface PolicyMethod {
  /** Weight of the divergence from the reference; 0 needs none. */
  double beta();

  /**
   * Advantages inside the group of answers to a prompt (GRPO, arXiv:2402.03300, and its kin).
   *
   * @param scale of advantages; unused where rewards are normalised first
   * @param normaliseFirst whether each reward is normalised before they are summed (GDPO,
   *     arXiv:2601.05242)
   */
  record GroupRelative(PolicySettings loss, Advantages.Scale scale, boolean normaliseFirst)
      implements PolicyMethod {
    public GroupRelative {
      requireNonNull(loss, "loss is null");
      requireNonNull(scale, "scale is null");
    }

    @Override
    public double beta() {
      return loss.beta();
    }
  }

  /**
   * Advantages over the other answers to a prompt (RLOO, arXiv:2402.14740); the divergence is taken
   * off the reward.
   *
   * @param normalise whether advantages are normalised over the batch
   * @param bounds lowest and highest reward, before the divergence
   */
  record LeaveOneOut(
      double beta, double clipLow, double clipHigh, boolean normalise, Optional<Bounds> bounds)
      implements PolicyMethod {
    /** Lowest and highest reward. */
    public record Bounds(double lowest, double highest) {
      public Bounds {
        if (!(lowest < highest)) {
          throw new IllegalArgumentException(
              "the lowest reward must be below the highest, got " + lowest + " and " + highest);
        }
      }
    }

    public LeaveOneOut {
      if (!(beta >= 0) || !(clipLow >= 0) || !(clipHigh >= 0)) {
        throw new IllegalArgumentException(
            "beta and the clips must be at least 0, got %s, %s and %s"
                .formatted(beta, clipLow, clipHigh));
      }
    }

    /** TRL's defaults. */
    public static LeaveOneOut defaults() {
      return new LeaveOneOut(0.05, 0.2, 0.2, false, Optional.empty());
    }
  }
}
