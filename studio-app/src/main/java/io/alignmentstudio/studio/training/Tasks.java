package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.generation.DecoderSampler;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.ContrastiveObjective;
import io.alignmentstudio.lm.training.LabelRewardObjective;
import io.alignmentstudio.lm.training.LabelledRow;
import io.alignmentstudio.lm.training.MovingReference;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.Objective;
import io.alignmentstudio.lm.training.OddsRatioObjective;
import io.alignmentstudio.lm.training.PairRewardObjective;
import io.alignmentstudio.lm.training.PreferenceObjective;
import io.alignmentstudio.lm.training.PreferenceRow;
import io.alignmentstudio.lm.training.RewardLabel;
import io.alignmentstudio.lm.training.RewardPair;
import io.alignmentstudio.lm.training.ScoreHead;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.UnpairedObjective;
import io.alignmentstudio.lm.training.policy.PolicyMethod;
import io.alignmentstudio.lm.training.policy.PolicyObjective;
import io.alignmentstudio.lm.training.policy.Prompt;
import io.alignmentstudio.studio.training.data.DataFile;
import io.alignmentstudio.studio.training.data.DataRow;
import io.alignmentstudio.studio.training.data.LabelledTokens;
import io.alignmentstudio.studio.training.data.PairTokens;
import io.alignmentstudio.studio.training.data.RowTokens;
import io.alignmentstudio.studio.training.data.Tokenized;
import io.alignmentstudio.studio.training.reward.RewardList;
import io.alignmentstudio.studio.training.settings.DpoSettings;
import io.alignmentstudio.studio.training.settings.GrpoSettings;
import io.alignmentstudio.studio.training.settings.KtoSettings;
import io.alignmentstudio.studio.training.settings.OrpoSettings;
import io.alignmentstudio.studio.training.settings.RewardSettings;
import io.alignmentstudio.studio.training.settings.RlooSettings;
import io.alignmentstudio.studio.training.settings.SamplingSettings;
import io.alignmentstudio.studio.training.settings.SftSettings;
import io.alignmentstudio.studio.training.settings.SimpoSettings;
import io.alignmentstudio.studio.training.settings.TrainSettings;
import io.alignmentstudio.tensor.ProcessGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the objective of a goal and its rows. Runs on the engine's thread. */
final class Tasks {
  private final TrainingOrder order;
  private final TrainSettings settings;
  private final LocalModel model;
  private final LanguageModel weights;
  private final Trained trained;
  private final ProcessGroup group;

  /**
   * @param trained is on the model
   */
  Tasks(TrainingOrder order, LocalModel model, Trained trained, ProcessGroup group) {
    this.order = order;
    settings = order.settings();
    this.model = model;
    weights = model.weights();
    this.trained = trained;
    this.group = group;
  }

  /**
   * Makes the task.
   *
   * @throws StudioException DATA with every row that cannot be used, CONFIG if the model cannot
   *     learn the goal
   */
  Task<?> of(DataFile data, Optional<DataFile> evaluation) {
    return switch (order.goal()) {
      case PRETRAIN ->
          task(
              new NextTokenObjective(weights),
              file -> tokens(file).texts(settings.seed()),
              data,
              evaluation);
      case SFT ->
          task(
              new NextTokenObjective(weights, usual(settings.sft(), SftSettings.class).loss()),
              file -> tokens(file).demonstrations(settings.learn()),
              data,
              evaluation);
      case REWARD -> reward(data, evaluation);
      case DPO -> preferences(data, evaluation);
      case KTO ->
          task(
              new UnpairedObjective(
                  weights,
                  trained.reference(),
                  usual(settings.kto(), KtoSettings.class).settings(),
                  longest()),
              file -> labelledWithReference(tokens(file).labelled()),
              data,
              evaluation);
      case ORPO ->
          task(
              new OddsRatioObjective(weights, usual(settings.orpo(), OrpoSettings.class).beta()),
              file -> withoutReference(tokens(file).boundedPairs()),
              data,
              evaluation);
      case SIMPO ->
          task(
              new ContrastiveObjective(
                  weights, usual(settings.simpo(), SimpoSettings.class).settings()),
              file -> withoutReference(tokens(file).boundedPairs()),
              data,
              evaluation);
      case GRPO ->
          sampled(
              data,
              usual(settings.grpo(), GrpoSettings.class).method(order.sampling().maxTokens()));
      case RLOO -> sampled(data, usual(settings.rloo(), RlooSettings.class).method());
    };
  }

  private Task<PreferenceRow> preferences(DataFile data, Optional<DataFile> evaluation) {
    DpoSettings dpo = usual(settings.dpo(), DpoSettings.class);
    if (dpo.syncEvery().isEmpty()) {
      return task(
          new PreferenceObjective(weights, dpo.settings()),
          file -> withReference(tokens(file).pairs()),
          data,
          evaluation);
    }
    Function<DataFile, Tokenized<PreferenceRow>> rows =
        file -> withoutReference(tokens(file).pairs());
    Tokenized<PreferenceRow> learnt = rows.apply(data);
    Optional<Tokenized<PreferenceRow>> measured = evaluation.map(rows);
    MovingReference reference =
        new MovingReference(trained.parameters(), dpo.syncEvery().get(), dpo.syncShare());
    return new Task<>(
        new PreferenceObjective(weights, dpo.settings(), Optional.of(reference)),
        learnt,
        measured,
        reference::close);
  }

  private static <R extends Record> R usual(Optional<R> given, Class<R> type) {
    return TrainingOrder.orUsual(given, type);
  }

  private static <R> Task<R> task(
      Objective<R> objective,
      Function<DataFile, Tokenized<R>> rows,
      DataFile data,
      Optional<DataFile> evaluation) {
    return Task.of(objective, rows.apply(data), evaluation.map(rows));
  }

  private RowTokens tokens(DataFile file) {
    return new RowTokens(file, model, longest(), settings.tooLong());
  }

  /** Most tokens of a row. */
  private int longest() {
    return Math.min(settings.maxLength().orElse(Integer.MAX_VALUE), model.contextLength());
  }

  private Task<?> reward(DataFile data, Optional<DataFile> evaluation) {
    ScoreHead head = ((TrainedReward) trained).reward().head();
    boolean labels = labels(data);
    if (evaluation.isPresent() && labels(evaluation.get()) != labels) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s has %s, but %s has not; give both the same columns"
              .formatted(data.path(), labels ? "labels" : "pairs", evaluation.get().path()));
    }
    OptionalDouble centring =
        settings
            .reward()
            .flatMap(RewardSettings::centring)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty());
    return labels
        ? task(
            new LabelRewardObjective(head),
            file -> tokens(file).labelled().map(row -> new RewardLabel(row.answer(), row.label())),
            data,
            evaluation)
        : task(
            new PairRewardObjective(head, centring),
            file ->
                tokens(file)
                    .rewardPairs()
                    .map(row -> new RewardPair(row.chosen(), row.rejected(), row.margin())),
            data,
            evaluation);
  }

  /** Whether the rows are labelled answers; all must be alike. */
  private static boolean labels(DataFile data) {
    boolean labels = data.rows().getFirst() instanceof DataRow.Labelled;
    for (DataRow row : data.rows()) {
      if (row instanceof DataRow.Labelled != labels) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s, line %d: has a %s, but line %d a %s; give all rows the same columns"
                .formatted(
                    data.path(),
                    row.line(),
                    labels ? "pair" : "label",
                    data.rows().getFirst().line(),
                    labels ? "label" : "pair"));
      }
    }
    return labels;
  }

  private Tokenized<PreferenceRow> withReference(Tokenized<PairTokens> pairs) {
    int count = pairs.rows().size();
    int[] shared =
        pairs.rows().stream()
            .mapToInt(
                pair -> Math.min(pair.chosen().answerTokens(), pair.rejected().answerTokens()))
            .toArray();
    double[] values =
        ReferenceRows.of(
            weights,
            Stream.concat(
                    pairs.rows().stream().map(PairTokens::chosen),
                    pairs.rows().stream().map(PairTokens::rejected))
                .toList(),
            IntStream.concat(IntStream.of(shared), IntStream.of(shared)).toArray(),
            usual(settings.dpo(), DpoSettings.class).tailWeight(),
            group);
    List<PreferenceRow> rows = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      PairTokens pair = pairs.rows().get(at);
      rows.add(new PreferenceRow(pair.chosen(), pair.rejected(), values[at], values[count + at]));
    }
    return pairs.with(rows);
  }

  private static Tokenized<PreferenceRow> withoutReference(Tokenized<PairTokens> pairs) {
    return pairs.map(pair -> new PreferenceRow(pair.chosen(), pair.rejected(), 0, 0));
  }

  private Tokenized<LabelledRow> labelledWithReference(Tokenized<LabelledTokens> labelled) {
    List<TokenRow> answers = labelled.rows().stream().map(LabelledTokens::answer).toList();
    double[] values =
        ReferenceRows.of(
            weights,
            answers,
            answers.stream().mapToInt(TokenRow::answerTokens).toArray(),
            1,
            group);
    List<LabelledRow> rows = new ArrayList<>();
    for (int at = 0; at < values.length; at++) {
      LabelledTokens row = labelled.rows().get(at);
      rows.add(new LabelledRow(row.answer(), row.whole(), row.label(), values[at]));
    }
    return labelled.with(rows);
  }

  private Task<Prompt> sampled(DataFile data, PolicyMethod method) {
    SamplingSettings sampling = order.sampling();
    RowTokens tokens = tokens(data);
    boolean scored = settings.rewards().stream().anyMatch(reward -> reward.model().isPresent());
    Tokenized<Prompt> prompts = tokens.prompts(sampling.maxTokens(), scored);
    RewardList rewards =
        trained
            .reference()
            .with(() -> RewardList.of(settings.rewards(), model, prompts, tokens.scored()));
    PolicyObjective objective =
        new PolicyObjective(
            weights,
            trained.reference(),
            new DecoderSampler(weights, model.format(), sampling.sampling()),
            rewards.functions(),
            method,
            sampling.rollouts(settings.seed()));
    return new Task<>(objective, prompts, Optional.empty(), rewards::close);
  }
}
