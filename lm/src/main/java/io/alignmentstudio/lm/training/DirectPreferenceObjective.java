package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Direct preference optimisation (arXiv:2305.18290), sigmoid loss: −log σ(β((log π(chosen) − log
 * π(rejected)) − (log ref(chosen) − log ref(rejected)))), with log-probabilities summed over the
 * answer's tokens. To it the mean cross-entropy of the chosen tokens may be added
 * (arXiv:2404.19733), without which both answers can become unlikely. The semantics of TRL 1.13.0
 * with the loss types sigmoid and sft.
 */
public final class DirectPreferenceObjective implements PairObjective {
  private final LanguageModel model;
  private final double beta;
  private final double chosenWeight;

  /**
   * Makes an objective.
   *
   * @param beta strength of the pull back to the reference, above 0
   * @param chosenWeight of the chosen answers' cross-entropy; 0 leaves it out
   */
  public DirectPreferenceObjective(LanguageModel model, double beta, double chosenWeight) {
    if (!(beta > 0) || !(chosenWeight >= 0)) {
      throw new IllegalArgumentException(
          "beta must be above 0 and chosenWeight not below it, got " + beta + ", " + chosenWeight);
    }
    this.model = model;
    this.beta = beta;
    this.chosenWeight = chosenWeight;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public String settings() {
    return "beta %s, chosen weight %s".formatted(beta, chosenWeight);
  }

  @Override
  public StepMetrics backward(List<PreferenceRow> rows, long step) {
    Tensor logProbabilities =
        sequenceLogProbabilities(model, PreferenceRow.sequences(rows)); // [2 · pairs]
    int pairs = rows.size();
    float[] reference = new float[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      reference[pair] =
          (float) (rows.get(pair).referenceChosen() - rows.get(pair).referenceRejected());
    }
    Tensor chosen = logProbabilities.narrow(0, 0, pairs);
    Tensor margins =
        chosen
            .subtract(logProbabilities.narrow(0, pairs, pairs))
            .subtract(Tensor.of(reference, pairs));
    Tensor loss = margins.multiply(beta).logSigmoid().mean().negate();
    if (chosenWeight > 0) {
      int tokens = rows.stream().mapToInt(row -> row.chosen().answerTokens()).sum();
      loss = loss.add(chosen.sum().multiply(-chosenWeight / tokens));
    }
    loss.backward();
    int right = 0;
    for (float margin : margins.toFloats()) {
      right += margin > 0 ? 1 : 0;
    }
    return new StepMetrics(loss.item(), Map.of("accuracy", (double) right / pairs));
  }

  /** Log-probability of each row's answer, summed over its tokens: [rows]. */
  static Tensor sequenceLogProbabilities(LanguageModel model, List<TokenRow> rows) {
    return AnswerPositions.of(model, rows).sums(rows.size());
  }

  /** Log-probabilities under the model as it is, without gradients, in batches. */
  public static double[] logProbabilities(LanguageModel model, List<TokenRow> rows, int batchRows) {
    double[] result = new double[rows.size()];
    for (int start = 0; start < rows.size(); start += batchRows) {
      List<TokenRow> batch = rows.subList(start, Math.min(start + batchRows, rows.size()));
      try (Scope _ = Scope.withoutGradients()) {
        float[] values = sequenceLogProbabilities(model, batch).toFloats();
        for (int row = 0; row < values.length; row++) {
          result[start + row] = values[row];
        }
      }
    }
    return result;
  }
}
