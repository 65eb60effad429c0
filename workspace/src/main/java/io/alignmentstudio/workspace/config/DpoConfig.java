package io.alignmentstudio.workspace.config;

/** Direct preference optimisation (Rafailov et al., 2023, arXiv:2305.18290). */
public record DpoConfig(
    @Setting(value = "Passes over the preference pairs; 0 leaves this out.", byDefault = "1")
        int epochs,
    @Setting(
            value =
                "Most pairs; those that people wrote come first, the others are drawn at random.",
            byDefault = "200")
        int pairs,
    @Setting(value = "Peak learning rate.", byDefault = "2e-5") double learningRate,
    @Setting(value = "Strength of the pull back to the tuned model.", byDefault = "0.1")
        double beta,
    @Setting(
            value = "Weight of the better answers' own loss beside it; keeps them likely.",
            byDefault = "1")
        double chosenWeight) {
  public DpoConfig {
    new Limits()
        .between("epochs", epochs, 0, 10_000)
        .between("pairs", pairs, 1, 1_000_000)
        .above("learning-rate", learningRate, 0)
        .above("beta", beta, 0)
        .between("chosen-weight", chosenWeight, 0, 1_000)
        .check();
  }
}
