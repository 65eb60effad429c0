package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.lm.training.LeastMemory;
import io.alignmentstudio.tensor.DataType;
import java.nio.file.Path;
import java.util.Optional;

/** Type that matrix products compute in. */
public enum Compute {
  AUTO,
  FLOAT32,
  BFLOAT16;

  /**
   * The type on this machine.
   *
   * @param model folder; empty for the embedded one
   */
  public DataType type(Optional<Path> model) {
    return switch (this) {
      case AUTO ->
          model
              .map(folder -> LeastMemory.fastestType(ModelFolder.open(folder)))
              .orElseGet(ComputeType::fastest);
      case FLOAT32 -> DataType.FLOAT32;
      case BFLOAT16 -> DataType.BFLOAT16;
    };
  }
}
