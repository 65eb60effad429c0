package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.SafetensorsWriter;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.StoredTensors;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The state of a run in one file: values, both moments, the step and the best evaluation. Batches
 * and everything drawn follow from the step and the seed, so a resumed run ends with the same
 * bytes. The file also says which run it belongs to; another run refuses it.
 */
public final class TrainingCheckpoint {
  private static final String VALUES = "values";
  private static final String FIRST = "first-moments";
  private static final String SECOND = "second-moments";
  private static final String STEP = "step";
  private static final String BEST_LOSS = "best-loss";
  private static final String WITHOUT_GAIN = "without-gain";

  private final Path file;
  private final Duration interval;

  /**
   * @param interval time between two writings
   */
  public TrainingCheckpoint(Path file, Duration interval) {
    this.file = file;
    this.interval = interval;
  }

  Path file() {
    return file;
  }

  Duration interval() {
    return interval;
  }

  /**
   * Writes the state.
   *
   * @param identity what the run depends on, by name
   * @param more what the objective keeps, by name
   */
  void write(
      RunState state,
      Map<String, String> identity,
      TrainableParameters parameters,
      AdamW optimizer,
      Map<String, Tensor> more) {
    Map<String, String> metadata = new TreeMap<>(identity);
    metadata.put(STEP, Long.toString(state.step()));
    metadata.put(BEST_LOSS, Double.toString(state.bestLoss()));
    metadata.put(WITHOUT_GAIN, Integer.toString(state.withoutGain()));
    List<StoredTensor> tensors =
        new ArrayList<>(
            List.of(
                stored(VALUES, parameters.values()),
                stored(FIRST, optimizer.firstMoments()),
                stored(SECOND, optimizer.secondMoments())));
    new TreeMap<>(more).forEach((name, tensor) -> tensors.add(stored(name, tensor)));
    SafetensorsWriter.write(file, tensors, metadata);
  }

  /**
   * Restores the newest state, if there is one.
   *
   * @throws StudioException DATA if it is of another run, naming what differs
   */
  RunState restore(
      Supplier<Map<String, String>> identity,
      TrainableParameters parameters,
      AdamW optimizer,
      Map<String, Tensor> more) {
    if (!Files.exists(file)) {
      return RunState.START;
    }
    try (WeightSource source = Safetensors.open(file)) {
      Map<String, String> metadata =
          source instanceof Safetensors plain ? plain.metadata() : Map.of();
      requireSame(identity.get(), metadata);
      restore(source, VALUES, parameters.values());
      restore(source, FIRST, optimizer.firstMoments());
      restore(source, SECOND, optimizer.secondMoments());
      more.forEach((name, tensor) -> restore(source, name, tensor));
      return new RunState(
          Long.parseLong(metadata.getOrDefault(STEP, "0")),
          Double.parseDouble(metadata.getOrDefault(BEST_LOSS, "Infinity")),
          Integer.parseInt(metadata.getOrDefault(WITHOUT_GAIN, "0")));
    }
  }

  private void requireSame(Map<String, String> identity, Map<String, String> metadata) {
    Problems problems = new Problems();
    identity.forEach(
        (name, value) -> {
          String written = metadata.getOrDefault(name, "(absent)");
          if (!written.equals(value)) {
            String[] parts = Agreement.difference(written, value);
            problems.add("%s: the checkpoint has %s, this run %s", name, parts[0], parts[1]);
          }
        });
    problems.throwIfAny(
        ErrorCode.DATA,
        file
            + " belongs to another training run; restore that run's settings and data, or delete"
            + " the file to start over");
  }

  /** Writes only the values, with the loss that they have. */
  static void writeBest(Path file, RunState state, TrainableParameters parameters) {
    SafetensorsWriter.write(
        file,
        List.of(stored(VALUES, parameters.values())),
        Map.of(STEP, Long.toString(state.step()), BEST_LOSS, Double.toString(state.bestLoss())));
  }

  static void readBest(Path file, TrainableParameters parameters) {
    try (WeightSource source = Safetensors.open(file)) {
      new TrainingCheckpoint(file, Duration.ZERO).restore(source, VALUES, parameters.values());
    }
  }

  private static StoredTensor stored(String name, Tensor tensor) {
    return StoredTensors.of(name, tensor.view(tensor.elements()));
  }

  private void restore(WeightSource source, String name, Tensor target) {
    StoredTensor stored = source.get(name);
    if (stored.elements() != target.elements()) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the checkpoint has %d %s, the run has %d; delete the file to start over"
              .formatted(file, stored.elements(), name, target.elements()));
    }
    StoredTensors.copy(stored, target);
  }
}
