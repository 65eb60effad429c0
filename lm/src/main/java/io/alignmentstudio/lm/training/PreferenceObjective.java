package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.PairLogProbabilities;
import io.alignmentstudio.lm.training.loss.PreferenceLosses;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
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
  private final Optional<MovingReference> moving;

  /** An objective whose reference stands still. */
  public PreferenceObjective(LanguageModel model, PreferenceSettings settings) {
    this(model, settings, Optional.empty());
  }

  /**
   * Makes an objective.
   *
   * @param moving reference in place of that in the rows, which the caller closes
   */
  public PreferenceObjective(
      LanguageModel model, PreferenceSettings settings, Optional<MovingReference> moving) {
    this.model = model;
    this.settings = settings;
    this.moving = moving;
  }

  @Override
  public void learnt(long step) {
    moving.ifPresent(reference -> reference.learnt(step));
  }

  @Override
  public Map<String, Tensor> state() {
    return moving.map(reference -> Map.of("reference", reference.values())).orElse(Map.of());
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public String settings() {
    return settings + moving.map(reference -> ", " + reference.identity()).orElse("");
  }

  @Override
  public StepMetrics backward(List<PreferenceRow> given, long step) {
    List<PreferenceRow> rows = moving.map(reference -> held(given, reference)).orElse(given);
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

  /** The rows with what the reference thinks of them now. */
  private List<PreferenceRow> held(List<PreferenceRow> rows, MovingReference reference) {
    List<TokenRow> sequences = PreferenceRow.sequences(rows);
    double[] values =
        reference.with(
            () ->
                AnswerSums.of(
                    model,
                    sequences,
                    sharedLengths(rows),
                    settings.tailWeight(),
                    sequences.size()));
    return IntStream.range(0, rows.size())
        .mapToObj(
            at ->
                new PreferenceRow(
                    rows.get(at).chosen(),
                    rows.get(at).rejected(),
                    values[at],
                    values[rows.size() + at]))
        .toList();
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
