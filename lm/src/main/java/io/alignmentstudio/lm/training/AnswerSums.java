package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Log-probabilities of answers in which the tokens beyond some length count less, so that a longer
 * answer does not win by its length (LD-DPO, arXiv:2409.06411).
 */
public final class AnswerSums {
  private AnswerSums() {}

  /**
   * Sums over each row's answer: [rows].
   *
   * @param lengths tokens of each row's answer that count once
   * @param tail how often the others count, from 0 to 1
   */
  static Tensor of(AnswerPositions answers, int[] lengths, double tail) {
    int[] places = answers.placeInAnswer();
    float[] weights = new float[places.length];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = places[at] < lengths[answers.rowOf()[at]] ? 1 : (float) tail;
    }
    return answers.weighted(lengths.length, weights);
  }

  /** The same under a model as it is, without gradients, in batches. */
  public static double[] of(
      LanguageModel model, List<TokenRow> rows, int[] lengths, double tail, int batchRows) {
    double[] result = new double[rows.size()];
    for (int start = 0; start < result.length; start += batchRows) {
      int end = Math.min(start + batchRows, result.length);
      try (Scope _ = Scope.withoutGradients()) {
        double[] values =
            of(
                    AnswerPositions.of(model, rows.subList(start, end)),
                    Arrays.copyOfRange(lengths, start, end),
                    tail)
                .toDoubles();
        System.arraycopy(values, 0, result, start, values.length);
      }
    }
    return result;
  }
}
