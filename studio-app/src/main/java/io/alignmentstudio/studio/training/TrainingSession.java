package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.hub.HubCache;
import io.alignmentstudio.lm.training.DivergedException;
import io.alignmentstudio.lm.training.Evaluation;
import io.alignmentstudio.lm.training.LeastMemory;
import io.alignmentstudio.lm.training.MetricsFile;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingEstimate;
import io.alignmentstudio.lm.training.TrainingEstimator;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.studio.training.data.DataFile;
import io.alignmentstudio.studio.training.data.Tokenized;
import io.alignmentstudio.studio.training.settings.Method;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Ranks;
import io.alignmentstudio.workspace.config.ModelConfig;
import io.alignmentstudio.workspace.config.SettingsFile;
import io.alignmentstudio.workspace.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run of an order, alone or with other processes. */
public final class TrainingSession {
  private static final String HEADING =
      """
      # All settings of this run, as studio train resolved them.

      """;

  private final TrainingOrder order;
  private final Ranks ranks;
  private final Progress progress;
  private final Consumer<String> say;

  /**
   * @param ranks this process's place among those that train together
   * @param say takes the plan and what the user must know
   */
  public TrainingSession(
      TrainingOrder order, Ranks ranks, Progress progress, Consumer<String> say) {
    this.order = order;
    this.ranks = ranks;
    this.progress = ranks.rank() == 0 ? progress : Progress.silent();
    this.say = ranks.rank() == 0 ? say : _ -> {};
  }

  /**
   * Trains, or goes on where a killed run ended, or finds that it is finished.
   *
   * @throws StudioException with everything that is wrong, before the first step where it can be
   *     known then
   */
  public TrainingResult train(Path out) {
    Optional<Path> base = base();
    Data data = data();
    Map<String, String> inputs = RunInputs.of(order, base);
    threads();
    try (ProcessGroup group = ProcessGroup.join(ranks);
        JoinedFolder folder = Engine.call(() -> JoinedFolder.open(out, inputs, group))) {
      if (folder.state() == RunFolder.State.FINISHED) {
        return new TrainingResult(true, Map.of());
      }
      checkMemory(base);
      try (LoadedRun run = LoadedRun.of(order, base)) {
        return Engine.call(
            () -> {
              try (Task<?> task =
                  new Tasks(order, run.model(), run.trained(), group)
                      .of(data.training(), data.evaluation())) {
                return train(task, run, folder, group);
              }
            });
      }
    }
  }

  /**
   * Foretells what a run takes; writes nothing.
   *
   * @throws StudioException with everything that is wrong
   */
  public TrainingEstimate estimate() {
    Optional<Path> base = base();
    Data data = data();
    threads();
    checkMemory(base);
    try (LoadedRun run = LoadedRun.of(order, base)) {
      return Engine.call(
          () -> {
            try (Task<?> task =
                new Tasks(order, run.model(), run.trained(), ProcessGroup.single())
                    .of(data.training(), data.evaluation())) {
              plan(task, run);
              return estimate(task, run.trained());
            }
          });
    }
  }

  private record Data(DataFile training, Optional<DataFile> evaluation) {}

  private Data data() {
    DataFile training = DataFile.read(order.data(), order.goal().shape());
    Optional<DataFile> evaluation =
        order.evaluation().map(path -> DataFile.read(path, order.goal().shape()));
    tellUnread(training);
    evaluation.ifPresent(this::tellUnread);
    return new Data(training, evaluation);
  }

  private Optional<Path> base() {
    return order.model().equals(ModelConfig.EMBEDDED)
        ? Optional.empty()
        : Optional.of(
            HubCache.standard().resolve(order.model(), Path.of("").toAbsolutePath()).normalize());
  }

  /** Refuses a model that cannot be loaded, or says so, before its weights are read. */
  private void checkMemory(Optional<Path> base) {
    if (base.isEmpty()) {
      return;
    }
    LeastMemory least =
        LeastMemory.of(
            ModelFolder.open(base.get()),
            order.settings().compute().type(base),
            order.settings().method() == Method.FULL);
    if (order.settings().checkMemory()) {
      least.requireFits();
    } else if (!least.fits()) {
      say.accept("memory    %s (check-memory: false)".formatted(least));
    }
  }

  private void threads() {
    int threads = order.settings().threads();
    Engine.threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }

  private TrainingSettings settings() {
    return order.settings().training(order.goal().usualRate());
  }

  private <R> TrainingEstimate estimate(Task<R> task, Trained trained) {
    return TrainingEstimator.estimate(
        task.rows().rows(), task.objective(), trained.parameters(), settings());
  }

  private <R> TrainingResult train(
      Task<R> task, LoadedRun run, JoinedFolder folder, ProcessGroup group) {
    plan(task, run);
    if (order.settings().checkMemory() && folder.state() == RunFolder.State.FRESH) {
      TrainingEstimate estimate = estimate(task, run.trained());
      estimate.requireFits();
      say.accept("expected  " + estimate);
    }
    folder.own().ifPresent(own -> own.start(SettingsFile.write(HEADING, order.resolved())));
    TrainingProgress shown =
        new TrainingProgress(
            "train " + order.goalName(), Optional.empty(), progress, InstantSource.system());
    RunFigures figures = new RunFigures(shown);
    learn(task, run.trained(), folder, group, figures);
    folder
        .own()
        .ifPresent(
            own -> {
              run.trained().write(own.folder());
              own.finish(figures.fields());
              progress.done(shown.summary());
            });
    return new TrainingResult(false, figures.fields());
  }

  private <R> void learn(
      Task<R> task,
      Trained trained,
      JoinedFolder folder,
      ProcessGroup group,
      TrainingListener listener) {
    try {
      Trainer.train(
          task.rows().rows(),
          task.objective(),
          trained.parameters(),
          settings(),
          folder
              .own()
              .map(
                  own ->
                      new TrainingCheckpoint(
                          own.checkpoint(),
                          Duration.ofSeconds(order.settings().checkpoint().everySeconds()))),
          task.evaluation().map(rows -> evaluation(rows, folder)),
          group,
          folder
              .own()
              .<TrainingListener>map(own -> new MetricsFile(own.metrics(), listener))
              .orElse(listener));
    } catch (DivergedException e) {
      throw inLines(e, task.rows());
    }
  }

  private <R> Evaluation<R> evaluation(Tokenized<R> rows, JoinedFolder folder) {
    return new Evaluation<>(
        rows.rows(),
        order.evaluationSettings().everySteps(),
        order.evaluationSettings().patience().orElse(Integer.MAX_VALUE),
        folder.own().map(RunFolder::best));
  }

  /** Names the lines that the rows of a loss which is no number come from. */
  private StudioException inLines(DivergedException failure, Tokenized<?> rows) {
    return new StudioException(
        ErrorCode.DATA,
        failure.getMessage()
            + failure.rows().stream()
                .map(row -> rows.lines().get(row).toString())
                .distinct()
                .collect(
                    Collectors.joining(
                        ", ", ". The rows stand in these lines of " + order.data() + ": ", "")),
        failure);
  }

  private <R> void plan(Task<R> task, LoadedRun run) {
    Tokenized<R> rows = task.rows();
    say.accept("model     " + run.describe());
    say.accept(
        "trains    %s, %,d values"
            .formatted(
                order.settings().method().name().toLowerCase(Locale.ROOT),
                run.trained().parameters().elements()));
    run.trained().notes().forEach(note -> say.accept("          " + note));
    say.accept(
        "data      %,d rows, %,d tokens%s"
            .formatted(
                rows.rows().size(),
                task.tokens(),
                order.goal().samples() ? " with the longest answers" : ""));
    rows.notes().forEach(note -> say.accept("          " + note));
    task.evaluation()
        .ifPresent(
            measured -> {
              say.accept("measured  %,d rows".formatted(measured.rows().size()));
              measured.notes().forEach(note -> say.accept("          " + note));
            });
    say.accept(
        "steps     %,d%s"
            .formatted(
                rows.rows().isEmpty()
                    ? 0
                    : Trainer.steps(rows.rows(), task.objective(), settings()),
                ranks.size() > 1 ? ", by %d processes".formatted(ranks.size()) : ""));
  }

  /** Says which columns nothing reads. */
  private void tellUnread(DataFile file) {
    file.unread()
        .forEach(
            (name, count) ->
                say.accept(
                    "unread    column %s of %s, in %,d rows".formatted(name, file.path(), count)));
  }
}
