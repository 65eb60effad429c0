package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.MeanPreferenceLosses;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Odds-ratio preference optimisation (ORPO, arXiv:2403.07691) as TRL 1.13.0 computes it: the cross
 * entropy of the better answers together with their prompts, plus the odds-ratio penalty of the
 * answers. The reference's log-probabilities in the rows are not read.
 */
public final class OddsRatioObjective implements PairObjective {
  private final LanguageModel model;
  private final double beta;

  /**
   * Makes an objective.
   *
   * @param beta weight of the odds ratio, above 0
   * @throws StudioException CONFIG if the model's prompts see themselves in both directions, as
   *     their tokens cannot be predicted then
   */
  public OddsRatioObjective(LanguageModel model, double beta) {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("beta must be above 0, got " + beta);
    }
    if (model.bidirectionalPrompt()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "orpo also learns the prompts, which the %s model reads in both directions; use simpo or dpo"
              .formatted(model.family()));
    }
    this.model = model;
    this.beta = beta;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public String settings() {
    return "beta " + beta;
  }

  @Override
  public StepMetrics backward(List<PreferenceRow> rows, long step) {
    int pairs = rows.size();
    List<TokenRow> sequences = new ArrayList<>();
    // Every token of the better sequences but the first is predicted.
    rows.forEach(row -> sequences.add(new TokenRow(row.chosen().tokens(), 1, 1)));
    rows.forEach(row -> sequences.add(row.rejected()));
    AnswerPositions positions = AnswerPositions.of(model, sequences);
    float[] ofAnswers = new float[positions.rowOf().length];
    float[] ofChosen = new float[positions.rowOf().length];
    int whole = rows.stream().mapToInt(row -> row.chosen().tokens().length - 1).sum();
    int next = 0;
    for (int row = 0; row < sequences.size(); row++) {
      TokenRow answer = row < pairs ? rows.get(row).chosen() : rows.get(row - pairs).rejected();
      for (int left = sequences.get(row).answerTokens(); left > 0; left--) {
        ofAnswers[next] = left <= answer.answerTokens() ? 1f / answer.answerTokens() : 0;
        ofChosen[next] = row < pairs ? 1f / whole : 0;
        next++;
      }
    }
    Tensor means = positions.weighted(2 * pairs, ofAnswers); // [2 · pairs]
    Tensor chosen = means.narrow(0, 0, pairs);
    Tensor rejected = means.narrow(0, pairs, pairs);
    Tensor likelihood =
        positions.logProbabilities().multiply(Tensor.of(ofChosen, ofChosen.length)).sum().negate();
    Tensor loss = likelihood.add(MeanPreferenceLosses.oddsRatio(chosen, rejected, beta).mean());
    loss.backward();
    Map<String, Double> figures =
        new HashMap<>(PairFigures.of(chosen.multiply(beta), rejected.multiply(beta)));
    figures.put("nll_loss", likelihood.item());
    return new StepMetrics(loss.item(), figures);
  }
}
