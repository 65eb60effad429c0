package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.tensor.DataType;

/** Type that matrix products compute in. */
public enum Compute {
  AUTO,
  FLOAT32,
  BFLOAT16;

  /** The type on this machine. */
  public DataType type() {
    return switch (this) {
      case AUTO -> ComputeType.best();
      case FLOAT32 -> DataType.FLOAT32;
      case BFLOAT16 -> DataType.BFLOAT16;
    };
  }
}
