package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.SafetensorsWriter;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The state of a run in one file: values, both moments and the step. Batches and everything drawn
 * follow from the step and the seed, so a resumed run ends with the same bytes.
 */
public final class TrainingCheckpoint {
  private static final String VALUES = "values";
  private static final String FIRST = "first-moments";
  private static final String SECOND = "second-moments";
  private static final String STEP = "step";

  private final Path file;
  private final Duration interval;

  /**
   * @param interval time between two writings
   */
  public TrainingCheckpoint(Path file, Duration interval) {
    this.file = file;
    this.interval = interval;
  }

  Duration interval() {
    return interval;
  }

  void write(long step, TrainableParameters parameters, AdamW optimizer) {
    SafetensorsWriter.write(
        file,
        List.of(
            stored(VALUES, parameters.values()),
            stored(FIRST, optimizer.firstMoments()),
            stored(SECOND, optimizer.secondMoments()),
            StoredTensor.of(STEP, List.of(1L), (float) step)),
        Map.of());
  }

  private static StoredTensor stored(String name, Tensor tensor) {
    return StoredTensor.of(name, List.of(tensor.elements()), tensor.toFloats());
  }

  /** Restores the newest state, if there is one; returns the number of steps that it has done. */
  long restore(TrainableParameters parameters, AdamW optimizer) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (WeightSource source = Safetensors.open(file)) {
      restore(source, VALUES, parameters.values());
      restore(source, FIRST, optimizer.firstMoments());
      restore(source, SECOND, optimizer.secondMoments());
      return (long) source.get(STEP).toFloats()[0];
    }
  }

  private void restore(WeightSource source, String name, Tensor target) {
    StoredTensor stored = source.get(name);
    if (stored.elements() != target.elements()) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the checkpoint has %d %s, the run has %d; delete the file to start over"
              .formatted(file, stored.elements(), name, target.elements()));
    }
    try (Scope _ = Scope.withoutGradients()) {
      Object _ =
          target.copyFrom(Tensor.copyOf(stored.bytes(), DataType.FLOAT32, stored.elements()));
    }
  }
}
