package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;

/** How often the state of a run is saved. */
public record CheckpointSettings(
    @Setting(
            value =
                "Seconds between two states from which a killed run goes on; 0 saves after every step.",
            byDefault = "60")
        int everySeconds) {
  public CheckpointSettings {
    new Limits().between("every-seconds", everySeconds, 0, 1_000_000).check();
  }
}
