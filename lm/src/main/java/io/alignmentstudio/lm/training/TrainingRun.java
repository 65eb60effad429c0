package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One run of the loop. */
final class TrainingRun<R> implements AutoCloseable {
  private final List<R> rows;
  private final Objective<R> objective;
  private final TrainableParameters parameters;
  private final TrainingSettings settings;
  private final Optional<TrainingCheckpoint> checkpoint;
  private final Optional<Evaluation<R>> evaluation;
  private final ProcessGroup group;
  private final TrainingListener listener;
  private final List<List<List<Integer>>> plan;
  private final Supplier<Map<String, String>> identity;
  private final BatchGradients<R> gradients;
  private final AdamW optimizer;
  private RunState state = RunState.START;
  private long saved;

  TrainingRun(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      Optional<TrainingCheckpoint> checkpoint,
      Optional<Evaluation<R>> evaluation,
      ProcessGroup group,
      TrainingListener listener) {
    this.rows = rows;
    this.objective = objective;
    this.parameters = parameters;
    this.settings = settings;
    this.checkpoint = checkpoint;
    this.evaluation = evaluation;
    this.group = group;
    this.listener = listener;
    RowCheck.require("training", rows, objective);
    evaluation.ifPresent(
        every -> {
          RowCheck.require("evaluation", every.rows(), objective);
          if (group.rank() == 0 && every.best().isEmpty()) {
            throw new IllegalArgumentException("the first process has no file for the best values");
          }
        });
    plan = BatchPlan.of(rows, objective, settings);
    identity = once(() -> RunIdentity.of(rows, objective, parameters, settings, evaluation));
    gradients = new BatchGradients<>(rows, objective, parameters, settings, group);
    optimizer = new AdamW(parameters, settings.weightDecay());
  }

  /** Computed where it is first needed: it reads every weight. */
  private static <T> Supplier<T> once(Supplier<T> value) {
    return new Supplier<>() {
      private Optional<T> known = Optional.empty();

      @Override
      public T get() {
        known = known.or(() -> Optional.of(value.get()));
        return known.orElseThrow();
      }
    };
  }

  void go() {
    if (group.size() > 1) {
      Agreement.require(identity.get(), group);
    }
    restore();
    listener.started(plan.size(), state.step());
    Pace pace = new Pace(plan, row -> objective.tokens(rows.get(row)), state.step());
    long written = System.nanoTime();
    while (state.step() < plan.size() && !exhausted()) {
      long step = state.step() + 1;
      double rate = settings.learningRate(step, plan.size());
      StepMetrics metrics = gradientsOf(step);
      double norm = optimizer.step(step, rate, settings.maximumGradientNorm());
      requireFinite(norm, "gradient", step);
      objective.learnt(step);
      state = state.afterStep(step);
      pace.done(step);
      listener.reported(
          new StepReport(
              step,
              plan.size(),
              metrics,
              rate,
              norm,
              pace.tokens(step),
              pace.elapsed(),
              pace.remaining()));
      evaluation
          .filter(every -> step % every.everySteps() == 0 || step == plan.size())
          .ifPresent(this::evaluate);
      boolean due =
          checkpoint.isPresent()
              && betweenGroups()
              && System.nanoTime() - written > checkpoint.get().interval().toNanos();
      boolean interrupted = Thread.currentThread().isInterrupted();
      if (due || interrupted) {
        save();
        written = System.nanoTime();
      }
      if (interrupted) {
        throw new StudioException(
            ErrorCode.INTERRUPTED, "Training was interrupted after step " + step);
      }
    }
    evaluation.ifPresent(every -> takeBest(every));
  }

  private boolean exhausted() {
    return evaluation.isPresent() && state.withoutGain() >= evaluation.get().patience();
  }

  /** The gradients and metrics of a step; a failure leaves the state before it in the file. */
  private StepMetrics gradientsOf(long step) {
    List<List<Integer>> batches = plan.get(Math.toIntExact(step - 1));
    try {
      StepMetrics metrics = gradients.of(batches, step);
      requireFinite(metrics.loss(), "loss", step);
      return metrics;
    } catch (RuntimeException | OutOfMemoryError e) {
      RuntimeException failure =
          MemoryFailure.isOne(e)
              ? MemoryFailure.of(e, step, batches, row -> objective.tokens(rows.get(row)), settings)
              : (RuntimeException) e;
      saveBefore(failure);
      throw failure;
    }
  }

  private void requireFinite(double value, String what, long step) {
    if (!Double.isFinite(value)) {
      List<Integer> rows =
          gradients.suspects().isEmpty()
              ? plan.get(Math.toIntExact(step - 1)).stream().flatMap(List::stream).toList()
              : gradients.suspects();
      StudioException failure =
          new DivergedException(
              "The %s of step %d is %s, in a batch of the rows %s (counted from 0)%s; look at these rows, or start over with a lower learning rate"
                  .formatted(
                      what,
                      step,
                      value,
                      rows,
                      checkpoint
                          .filter(_ -> lastKept() > 0)
                          .map(
                              file ->
                                  "; the state after step %d is in %s"
                                      .formatted(lastKept(), file.file()))
                          .orElse("")),
              rows);
      saveBefore(failure);
      throw failure;
    }
  }

  private void saveBefore(RuntimeException failure) {
    try {
      parameters.gradients().zero();
      if (state.step() > saved) {
        save();
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void save() {
    // What is kept for repeated steps is not in the file, so it holds a state between such groups.
    if (checkpoint.isPresent() && group.rank() == 0 && betweenGroups()) {
      checkpoint.get().write(state, identity.get(), parameters, optimizer, objective.state());
      saved = state.step();
    }
  }

  /** The step after which the state is in the file once a failed run has ended. */
  private long lastKept() {
    return betweenGroups() ? state.step() : saved;
  }

  private boolean betweenGroups() {
    return state.step() % objective.repeats() == 0;
  }

  private void evaluate(Evaluation<R> every) {
    StepMetrics metrics = gradients.evaluate(every.rows());
    requireFinite(metrics.loss(), "evaluation loss", state.step());
    state = state.afterEvaluation(metrics.loss());
    boolean best = state.withoutGain() == 0;
    if (best && group.rank() == 0) {
      TrainingCheckpoint.writeBest(every.best().orElseThrow(), state, parameters);
    }
    listener.evaluated(state.step(), metrics, best);
  }

  private void takeBest(Evaluation<R> every) {
    if (state.withoutGain() > 0 && group.rank() == 0) {
      TrainingCheckpoint.readBest(every.best().orElseThrow(), parameters);
    }
    spread(parameters.values());
  }

  /** Restores the first process's state, and gives it and its values to the others. */
  private void restore() {
    if (group.rank() == 0) {
      state =
          checkpoint
              .map(file -> file.restore(identity, parameters, optimizer, objective.state()))
              .orElse(RunState.START);
    }
    if (group.size() > 1) {
      try (Scope _ = Scope.withoutGradients()) {
        // An infinite loss has no sum with others.
        double best = Double.isInfinite(state.bestLoss()) ? Double.MAX_VALUE : state.bestLoss();
        Tensor numbers = Tensor.of(new double[] {state.step(), best, state.withoutGain()}, 3);
        spread(numbers);
        double[] first = numbers.toDoubles();
        state =
            new RunState(
                (long) first[0],
                first[1] == Double.MAX_VALUE ? Double.POSITIVE_INFINITY : first[1],
                (int) first[2]);
      }
      spread(parameters.values());
      spread(optimizer.firstMoments());
      spread(optimizer.secondMoments());
      new TreeMap<>(objective.state()).values().forEach(this::spread);
    }
    saved = state.step();
  }

  private void spread(Tensor tensor) {
    if (group.size() > 1) {
      try (Scope _ = Scope.withoutGradients()) {
        if (group.rank() > 0) {
          tensor.zero();
        }
        group.sum(tensor);
      }
    }
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
