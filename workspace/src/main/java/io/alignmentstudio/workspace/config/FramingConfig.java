package io.alignmentstudio.workspace.config;

/** How data is made from policy documents. */
public record FramingConfig(
    @Setting(value = "Seed of every random choice while framing.", byDefault = "1") long seed,
    @Setting(
            value = "Share of the norms and contrast groups that is never trained on.",
            byDefault = "0.15")
        double heldOutFraction) {
  public FramingConfig {
    new Limits().between("held-out-fraction", heldOutFraction, 0.01, 0.5).check();
  }
}
