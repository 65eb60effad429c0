package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Foretells time and memory of a run from a few real steps on batches of its plan, from small to
 * large. Nothing is learnt: the rate is 0. A batch's time is taken to lie on the lines between
 * those of the probes, the first of which is no batch at all. Each new shape leaves memory behind,
 * in libtorch's cache of kernels and with the allocator: what a few more shapes leave after the
 * probes is carried on to all others, up to the number that the cache holds. Before a larger batch
 * is tried, it is checked that it should fit.
 */
public final class TrainingEstimator {
  private static final int FEWEST_PROBES = 4;
  private static final int MOST_PROBES = 12;
  private static final int BATCHES_A_PROBE = 8;
  private static final int REPEATS = 2;
  private static final int MORE_SHAPES = 6;

  // oneDNN keeps 1024 kernels, and a batch of a new shape needs about 30.
  private static final long MOST_SHAPES = 36;

  private final Meter meter;

  private TrainingEstimator(Meter meter) {
    this.meter = meter;
  }

  /** What time and memory are read from. */
  interface Meter {
    /** Nanoseconds from some beginning. */
    long nanoseconds();

    /** Bytes of resident memory now; 0 where the system does not tell. */
    long resident();

    /** Bytes that the process may still take. */
    long available();

    /** Most bytes of resident memory since {@link #forgetPeak}. */
    long peak();

    void forgetPeak();
  }

  private static final class ProcessMeter implements Meter {
    @Override
    public long nanoseconds() {
      return System.nanoTime();
    }

    @Override
    public long resident() {
      return ProcessMemory.resident();
    }

    @Override
    public long available() {
      return ProcessMemory.available();
    }

    @Override
    public long peak() {
      return ProcessMemory.peak();
    }

    @Override
    public void forgetPeak() {
      ProcessMemory.forgetPeak();
    }
  }

  private record Probe(long size, double seconds, long memory) {}

  /** Measures on the engine's thread; the model is as it was afterwards. */
  public static <R> TrainingEstimate estimate(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings) {
    return estimate(rows, objective, parameters, settings, new ProcessMeter());
  }

  /** Measures with the given meter. */
  static <R> TrainingEstimate estimate(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings,
      Meter meter) {
    return new TrainingEstimator(meter).measured(rows, objective, parameters, settings);
  }

  private <R> TrainingEstimate measured(
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters,
      TrainingSettings settings) {
    RowCheck.require("training", rows, objective);
    List<List<List<Integer>>> plan = BatchPlan.of(rows, objective, settings);
    ToLongFunction<List<Integer>> size =
        batch ->
            (long) batch.size()
                * batch.stream().mapToInt(row -> objective.tokens(rows.get(row))).max().orElse(0);
    List<List<Integer>> batches =
        plan.stream().flatMap(List::stream).sorted(Comparator.comparingLong(size)).toList();
    long available = meter.resident() + meter.available();
    List<Probe> probes = new ArrayList<>();
    long peak = 0;
    try (AdamW optimizer = new AdamW(parameters, 0)) {
      // The first use of everything is slow and is no measure.
      run(batches.getFirst(), rows, objective, parameters);
      probes.add(new Probe(0, 0, meter.resident()));
      int count = Math.clamp(batches.size() / BATCHES_A_PROBE, FEWEST_PROBES, MOST_PROBES);
      for (int at = 0; at < count; at++) {
        List<Integer> batch = batches.get((batches.size() - 1) * at / (count - 1));
        peak = foretold(probes, size.applyAsLong(batch));
        if (available > 0 && peak > available) {
          peak = foretold(probes, size.applyAsLong(batches.getLast()));
          break;
        }
        Probe probe = probe(batch, size.applyAsLong(batch), rows, objective, parameters);
        probes.add(probe);
        peak = Math.max(peak, probe.memory());
      }
      if (probes.size() == 1 + count) {
        peak += leftBehind(plan, count, rows, objective, parameters);
      }
      double update = update(optimizer, parameters);
      double seconds = plan.size() * update;
      for (List<Integer> batch : batches) {
        seconds += seconds(probes, size.applyAsLong(batch));
      }
      return new TrainingEstimate(
          plan.size(),
          batches.stream()
              .flatMap(List::stream)
              .mapToLong(row -> objective.tokens(rows.get(row)))
              .sum(),
          batches.stream().mapToLong(size).sum(),
          parameters.elements(),
          Duration.ofNanos((long) (seconds * 1e9)),
          peak,
          meter.resident() == 0 ? 0 : available);
    } finally {
      clear(parameters);
    }
  }

  /** Memory that the shapes of the plan beyond those of the probes will leave. */
  private <R> long leftBehind(
      List<List<List<Integer>>> plan,
      int probes,
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters) {
    Map<List<Integer>, List<Integer>> shapes = new LinkedHashMap<>();
    plan.stream()
        .flatMap(List::stream)
        .forEach(batch -> shapes.putIfAbsent(shape(batch, rows, objective), batch));
    long others = Math.min(shapes.size(), MOST_SHAPES) - probes;
    if (others <= 0) {
      return 0;
    }
    long before = meter.resident();
    List<List<Integer>> more = shapes.values().stream().limit(MORE_SHAPES).toList();
    for (List<Integer> batch : more) {
      double _ = run(batch, rows, objective, parameters);
    }
    return Math.max(0, meter.resident() - before) * others / more.size();
  }

  private static <R> List<Integer> shape(
      List<Integer> batch, List<R> rows, Objective<R> objective) {
    int longest = batch.stream().mapToInt(row -> objective.tokens(rows.get(row))).max().orElse(0);
    return List.of(batch.size(), longest);
  }

  private <R> Probe probe(
      List<Integer> batch,
      long size,
      List<R> rows,
      Objective<R> objective,
      TrainableParameters parameters) {
    meter.forgetPeak();
    double best = Double.MAX_VALUE;
    for (int at = 0; at < REPEATS; at++) {
      // The first run of a shape also prepares its kernels and memory.
      best = Math.min(best, run(batch, rows, objective, parameters));
    }
    return new Probe(size, best, meter.peak());
  }

  private <R> double run(
      List<Integer> batch, List<R> rows, Objective<R> objective, TrainableParameters parameters) {
    long start = meter.nanoseconds();
    try (Scope _ = Scope.open()) {
      StepMetrics _ = objective.backward(batch.stream().map(rows::get).toList(), 0);
    }
    clear(parameters);
    return (meter.nanoseconds() - start) / 1e9;
  }

  /** Seconds of an update by the rate 0, which changes nothing. */
  private double update(AdamW optimizer, TrainableParameters parameters) {
    optimizer.step(1, 0, 1);
    long start = meter.nanoseconds();
    optimizer.step(2, 0, 1);
    clear(parameters);
    return (meter.nanoseconds() - start) / 1e9;
  }

  private static void clear(TrainableParameters parameters) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor _ = parameters.gradients().zero();
    }
  }

  /** Time of a batch, on the lines between the probes. */
  private static double seconds(List<Probe> probes, long size) {
    return onLines(probes, size, Probe::seconds);
  }

  /** Memory of a larger batch, on the line through the two largest probes. */
  private static long foretold(List<Probe> probes, long size) {
    return (long) onLines(probes, size, Probe::memory);
  }

  private interface Measure {
    double of(Probe probe);
  }

  private static double onLines(List<Probe> probes, long size, Measure measure) {
    Probe low = probes.getFirst();
    Probe high = probes.getFirst();
    for (Probe probe : probes) {
      if (probe.size() > high.size()) {
        low = high;
        high = probe;
        if (probe.size() >= size) {
          break;
        }
      }
    }
    if (high.size() == low.size()) {
      return measure.of(high);
    }
    double slope = Math.max(0, (measure.of(high) - measure.of(low)) / (high.size() - low.size()));
    return Math.max(0, measure.of(low) + slope * (size - low.size()));
  }
}
