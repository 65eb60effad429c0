package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.PairLogProbabilities;
import io.alignmentstudio.lm.training.loss.PreferenceLosses;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

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
    List<TokenRow> sequences = PreferenceRow.sequences(rows);
    PairLogProbabilities pairs;
    if (settings.byConfidence()) {
      AnswerPositions.Sureness sure = AnswerPositions.sureness(model, sequences);
      pairs = pairs(rows, sure.answers(), Optional.of(sure.collisions()), settings);
    } else {
      pairs = pairs(rows, AnswerPositions.of(model, sequences), Optional.empty(), settings);
    }
    Tensor loss = PreferenceLosses.loss(pairs, settings);
    loss.backward();
    return new StepMetrics(
        loss.item(),
        PairFigures.of(
            pairs.chosenLogRatios().multiply(settings.beta()),
            pairs.rejectedLogRatios().multiply(settings.beta())));
  }

  /**
   * What a loss is made of.
   *
   * @param answers of the better sequences, then of the worse ones
   * @param collisions log Σ p² at the places of their tokens, where pairs count by confidence
   */
  static PairLogProbabilities pairs(
      List<PreferenceRow> rows,
      AnswerPositions answers,
      Optional<Tensor> collisions,
      PreferenceSettings settings) {
    int count = rows.size();
    DataType type = answers.logProbabilities().type();
    Tensor whole = answers.sums(2 * count);
    Tensor sums =
        settings.tailWeight() == 1
            ? whole
            : AnswerSums.of(answers, sharedLengths(rows), settings.tailWeight());
    Tensor lengths =
        column(PreferenceRow.sequences(rows), TokenRow::answerTokens).to(type); // [2 · pairs]
    return new PairLogProbabilities(
        sums.narrow(0, 0, count),
        sums.narrow(0, count, count),
        column(rows, PreferenceRow::referenceChosen).to(type),
        column(rows, PreferenceRow::referenceRejected).to(type),
        lengths.narrow(0, 0, count),
        lengths.narrow(0, count, count),
        whole.narrow(0, 0, count),
        collisions.map(values -> confidence(answers, values, lengths)));
  }

  /** How many tokens both answers of a pair have, for each of its sequences. */
  static int[] sharedLengths(List<PreferenceRow> rows) {
    int[] shared =
        rows.stream()
            .mapToInt(row -> Math.min(row.chosen().answerTokens(), row.rejected().answerTokens()))
            .toArray();
    return IntStream.concat(IntStream.of(shared), IntStream.of(shared)).toArray();
  }

  /** The product of both answers' mean probabilities, each by how sure the policy could be. */
  private static Tensor confidence(AnswerPositions answers, Tensor collisions, Tensor lengths) {
    Tensor aligned = answers.logProbabilities().detach().subtract(collisions); // [predictions]
    int count = Math.toIntExact(lengths.size(0));
    Tensor weights =
        new AnswerPositions(aligned, answers.rowOf()).sums(count).divide(lengths).exp();
    return weights.narrow(0, 0, count / 2).multiply(weights.narrow(0, count / 2, count / 2));
  }

  private static <T> Tensor column(List<T> rows, ToDoubleFunction<T> value) {
    return Tensor.of(rows.stream().mapToDouble(value).toArray(), rows.size());
  }
}
