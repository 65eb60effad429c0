package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.checkpoint.SafetensorsWriter;
import io.alignmentstudio.lm.model.StoredTensors;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps and restores the state of a run whose values alone are larger than the Java heap, and
 * prints whether it is what it was.
 */
final class LargeState {
  static final long VALUES = 20_000_000;

  private LargeState() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Engine.run(() -> keepAndRestore(folder));
    Runtime.getRuntime().halt(0);
  }

  private static void keepAndRestore(Path folder) {
    Engine.seed(1);
    try (Scope _ = Scope.withoutGradients();
        TrainableParameters parameters =
            new TrainableParameters(
                List.of(
                    Tensor.zeros(DataType.FLOAT32, VALUES).add(0.5),
                    Tensor.zeros(DataType.FLOAT32, 3)),
                List.of(1.0, 2.0));
        AdamW optimizer = new AdamW(parameters, 0)) {
      List<Tensor> state =
          List.of(parameters.values(), optimizer.firstMoments(), optimizer.secondMoments());
      Tensor _ = optimizer.firstMoments().addScaled(parameters.values(), 3);
      Tensor _ = optimizer.secondMoments().copyFrom(parameters.values());
      List<Long> before = state.stream().map(Tensor::checksum).toList();
      TrainingCheckpoint checkpoint =
          new TrainingCheckpoint(folder.resolve("state.safetensors"), Duration.ZERO);
      checkpoint.write(
          new RunState(7, 0.25, 2), Map.of("run", "large"), parameters, optimizer, Map.of());
      state.forEach(Tensor::zero);
      RunState restored =
          checkpoint.restore(
              () -> new TreeMap<>(Map.of("run", "large")), parameters, optimizer, Map.of());
      SafetensorsWriter.write(
          folder.resolve("weights.safetensors"),
          List.of(StoredTensors.of("weight", parameters.values())),
          Map.of());
      System.out.println(
          "restored step %d, same values: %s"
              .formatted(
                  restored.step(), before.equals(state.stream().map(Tensor::checksum).toList())));
    }
  }
}
