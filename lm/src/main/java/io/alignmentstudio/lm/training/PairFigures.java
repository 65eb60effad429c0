package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.Tensor;
import java.util.Map;

/** What is told of the rewards of preference pairs, by TRL's names. */
final class PairFigures {
  private PairFigures() {}

  /** Means over the pairs, and the share of pairs whose better answer has the higher reward. */
  static Map<String, Double> of(Tensor chosen, Tensor rejected) {
    double[] better = chosen.toDoubles();
    double[] worse = rejected.toDoubles();
    double sumBetter = 0;
    double sumWorse = 0;
    double right = 0;
    for (int pair = 0; pair < better.length; pair++) {
      sumBetter += better[pair];
      sumWorse += worse[pair];
      right += better[pair] > worse[pair] ? 1 : 0;
    }
    int pairs = better.length;
    return Map.of(
        "accuracy", right / pairs,
        "rewards/chosen", sumBetter / pairs,
        "rewards/rejected", sumWorse / pairs,
        "rewards/margins", (sumBetter - sumWorse) / pairs);
  }
}
