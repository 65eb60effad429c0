package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.PairLogProbabilities;
import io.alignmentstudio.lm.training.loss.PreferenceLosses;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Preference optimisation with every loss of {@link PreferenceLosses}; the reference's
 * log-probabilities stand in the rows. {@link DirectPreferenceObjective} is its oldest case.
 */
public final class PreferenceObjective implements PairObjective {
  private final LanguageModel model;
  private final PreferenceSettings settings;

  public PreferenceObjective(LanguageModel model, PreferenceSettings settings) {
    this.model = model;
    this.settings = settings;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public String settings() {
    return settings.toString();
  }

  @Override
  public StepMetrics backward(List<PreferenceRow> rows, long step) {
    Tensor sums = AnswerPositions.of(model, PreferenceRow.sequences(rows)).sums(2 * rows.size());
    int count = rows.size();
    PairLogProbabilities pairs =
        new PairLogProbabilities(
            sums.narrow(0, 0, count),
            sums.narrow(0, count, count),
            column(rows, PreferenceRow::referenceChosen),
            column(rows, PreferenceRow::referenceRejected),
            column(rows, row -> row.chosen().answerTokens()),
            column(rows, row -> row.rejected().answerTokens()));
    Tensor loss = PreferenceLosses.loss(pairs, settings);
    loss.backward();
    return new StepMetrics(
        loss.item(),
        PairFigures.of(
            pairs.chosenLogRatios().multiply(settings.beta()),
            pairs.rejectedLogRatios().multiply(settings.beta())));
  }

  private static Tensor column(List<PreferenceRow> rows, ToDoubleFunction<PreferenceRow> value) {
    float[] values = new float[rows.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) value.applyAsDouble(rows.get(at));
    }
    return Tensor.of(values, values.length);
  }
}
