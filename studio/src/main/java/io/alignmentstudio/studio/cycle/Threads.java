package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.workspace.config.TrainingConfig;

/** Processor threads of the engine. */
final class Threads {
  private Threads() {}

  /** The configured number; 0 stands for every core. */
  static int of(TrainingConfig training) {
    return training.threads() == 0 ? Runtime.getRuntime().availableProcessors() : training.threads();
  }
}
