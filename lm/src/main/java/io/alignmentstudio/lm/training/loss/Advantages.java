package io.alignmentstudio.lm.training.loss;

import java.util.Arrays;

/**
 * How much better than expected each sampled answer is, as {@code GRPOTrainer} and {@code
 * RLOOTrainer} of TRL 1.13.0 compute it. Standard deviations are those of samples (n − 1). An
 * answer that no reward applies to does not count and gets 0.
 */
public final class Advantages {
  private static final double STEADY = 1e-4;

  private Advantages() {}

  /** What rewards above the group's mean are divided by. */
  public enum Scale implements Named {
    /** The group's standard deviation. */
    GROUP("group"),
    /** That of the whole batch (Hu et al., arXiv:2508.08221). */
    BATCH("batch"),
    /** Nothing (Liu et al., arXiv:2503.20783). */
    NONE("none");

    private final String key;

    Scale(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }

    /**
     * Finds a scale by its name.
     *
     * @throws io.alignmentstudio.domain.StudioException CONFIG if there is none, naming all
     */
    public static Scale named(String key) {
      return Named.find("scale_rewards", key, values());
    }
  }

  /** Sums each answer's rewards, then compares inside the group (arXiv:2402.03300). */
  public static double[] ofSums(Rewards rewards, Scale scale) {
    double[] sums = rewards.sums();
    double ofBatch = sums.length > 1 ? Rewards.deviation(sums) : 0;
    double[] advantages = new double[sums.length];
    for (int start = 0; start < sums.length; start += rewards.group()) {
      double[] group = Arrays.copyOfRange(sums, start, start + rewards.group());
      double mean = Rewards.mean(group);
      double divisor =
          switch (scale) {
            case GROUP -> (group.length > 1 ? Rewards.deviation(group) : 0) + STEADY;
            case BATCH -> ofBatch + STEADY;
            case NONE -> 1;
          };
      for (int at = 0; at < group.length; at++) {
        advantages[start + at] = known((group[at] - mean) / divisor);
      }
    }
    return advantages;
  }

  /**
   * Compares each reward inside the group, then sums and normalises over the batch, so that none
   * drowns the others (GDPO, arXiv:2601.05242).
   */
  public static double[] ofNormalised(Rewards rewards) {
    double[] unscored = rewards.sums();
    double[] sums = new double[unscored.length];
    for (int function = 0; function < rewards.weights().size(); function++) {
      double[] values = rewards.of(function);
      double weight = rewards.weights().get(function);
      for (int start = 0; start < sums.length; start += rewards.group()) {
        double[] group = Arrays.copyOfRange(values, start, start + rewards.group());
        double mean = Rewards.mean(group);
        double deviation = group.length > 1 ? Rewards.deviation(group) : 0;
        for (int at = 0; at < group.length; at++) {
          sums[start + at] += weight * known((group[at] - mean) / (deviation + STEADY));
        }
      }
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] = Double.isNaN(unscored[at]) ? Double.NaN : sums[at];
    }
    return normalised(sums);
  }

  /**
   * Compares each reward with the mean of the others of its group (RLOO, arXiv:2402.14740).
   *
   * @param rewards one of each answer, NaN for none; a divergence from the reference is already
   *     taken off
   * @param normalise whether the advantages are brought to mean 0 and deviation 1 over the batch
   */
  public static double[] leaveOneOut(double[] rewards, int group, boolean normalise) {
    double[] advantages = new double[rewards.length];
    for (int start = 0; start < rewards.length; start += group) {
      double[] values = Arrays.copyOfRange(rewards, start, start + group);
      long others = Arrays.stream(values).filter(value -> !Double.isNaN(value)).count() - 1;
      double sum = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum();
      for (int at = 0; at < group; at++) {
        // NaN stays NaN until the end: it must not enter the batch's mean.
        advantages[start + at] = others > 0 ? values[at] - (sum - values[at]) / others : Double.NaN;
      }
    }
    return normalise
        ? normalised(advantages)
        : Arrays.stream(advantages).map(Advantages::known).toArray();
  }

  private static double[] normalised(double[] values) {
    double mean = Rewards.mean(values);
    double deviation = values.length > 1 ? Rewards.deviation(values) : 0;
    return Arrays.stream(values)
        .map(value -> known((value - mean) / (deviation + STEADY)))
        .toArray();
  }

  private static double known(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
