package io.alignmentstudio.workspace.config;

/** Continued training on raw policy text. */
public record PretrainingConfig(
    @Setting(value = "Passes over the text; 0 leaves this out.", byDefault = "4") int epochs,
    @Setting(value = "Peak learning rate.", byDefault = "1e-4") double learningRate) {
  public PretrainingConfig {
    new Limits()
        .between("epochs", epochs, 0, 10_000)
        .above("learning-rate", learningRate, 0)
        .check();
  }
}
