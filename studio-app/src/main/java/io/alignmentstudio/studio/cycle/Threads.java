package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.workspace.config.TrainingConfig;

/** Processor threads of the engine. */
final class Threads {
  private Threads() {}

  /** Makes the engine use them; the first call loads libtorch. */
  static void apply(TrainingConfig training) {
    Engine.threads(of(training));
  }

  /** The configured number; 0 stands for every core. */
  static int of(TrainingConfig training) {
    return training.threads() == 0
        ? Runtime.getRuntime().availableProcessors()
        : training.threads();
  }
}
