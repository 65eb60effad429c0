package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.ContrastiveSettings;
import io.alignmentstudio.lm.training.loss.MeanPreferenceLosses;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Preference optimisation without a reference: SimPO (arXiv:2405.14734) and the other losses of
 * {@code CPOTrainer} of TRL 1.13.0. The reference's log-probabilities in the rows are not read.
 */
public final class ContrastiveObjective implements PairObjective {
  private final LanguageModel model;
  private final ContrastiveSettings settings;

  public ContrastiveObjective(LanguageModel model, ContrastiveSettings settings) {
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
    int pairs = rows.size();
    List<TokenRow> sequences = PreferenceRow.sequences(rows);
    AnswerPositions positions = AnswerPositions.of(model, sequences);
    Tensor sums = positions.sums(2 * pairs); // [2 · pairs]
    Tensor values = settings.loss().mean() ? sums.divide(lengths(sequences)) : sums;
    Tensor chosen = values.narrow(0, 0, pairs);
    Tensor rejected = values.narrow(0, pairs, pairs);
    Tensor loss = MeanPreferenceLosses.contrastive(chosen, rejected, settings).mean();
    if (settings.chosenWeight() > 0) {
      int tokens = rows.stream().mapToInt(row -> row.chosen().answerTokens()).sum();
      loss = loss.addScaled(sums.narrow(0, 0, pairs).sum(), -settings.chosenWeight() / tokens);
    }
    loss.backward();
    return new StepMetrics(
        loss.item(),
        PairFigures.of(chosen.multiply(settings.beta()), rejected.multiply(settings.beta())));
  }

  /** Number of answer tokens of each row: [rows]. */
  static Tensor lengths(List<TokenRow> rows) {
    float[] lengths = new float[rows.size()];
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = rows.get(row).answerTokens();
    }
    return Tensor.of(lengths, lengths.length);
  }
}
