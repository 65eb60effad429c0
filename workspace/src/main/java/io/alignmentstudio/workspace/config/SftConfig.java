package io.alignmentstudio.workspace.config;

/** Supervised tuning of an adapter. */
public record SftConfig(
    @Setting(value = "Passes over the training rows.", byDefault = "1") int epochs,
    @Setting(value = "Peak learning rate.", byDefault = "5e-4") double learningRate,
    @Setting(value = "Tokens per optimiser step; more is steadier and slower.", byDefault = "1536")
        int batchTokens,
    @Setting("The adapter that is trained.") LoraConfig lora) {
  public SftConfig {
    new Limits()
        .between("epochs", epochs, 1, 10_000)
        .above("learning-rate", learningRate, 0)
        .atLeast("batch-tokens", batchTokens, 64)
        .check();
  }
}
