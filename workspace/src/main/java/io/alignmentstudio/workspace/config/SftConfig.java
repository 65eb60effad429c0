package io.alignmentstudio.workspace.config;

import java.util.Optional;

/** Supervised tuning of an adapter. */
public record SftConfig(
    @Setting(value = "Passes over the training rows.", byDefault = "1") int epochs,
    @Setting(value = "Peak learning rate.", byDefault = "5e-4") double learningRate,
    @Setting(value = "Tokens per optimiser step; more is steadier and slower.", byDefault = "1536")
        int batchTokens,
    @Setting(
            "Most rows that are learnt; when absent, all. Those that people wrote come first, the"
                + " others are drawn so that every norm and every kind of row stays.")
        Optional<Integer> rows,
    @Setting("The adapter that is trained.") LoraConfig lora) {
  public SftConfig {
    Limits limits = new Limits();
    rows.ifPresent(most -> limits.between("rows", most, 1, 100_000_000));
    limits
        .between("epochs", epochs, 1, 10_000)
        .above("learning-rate", learningRate, 0)
        .atLeast("batch-tokens", batchTokens, 64)
        .check();
  }
}
