package io.alignmentstudio.workspace.config;

/** How data is made from policy documents. */
public record FramingConfig(
    @Setting(value = "Seed of every random choice while framing.", byDefault = "1") long seed,
    @Setting(
            value = "Share of the norms and contrast groups that is never trained on.",
            byDefault = "0.15")
        double heldOutFraction,
    @Setting(
            value =
                "full: every family of tasks, told plainly and held to strict judges. brief: the"
                    + " few families and milder checks of the bundled example.",
            byDefault = "full")
        RowStyle rows,
    @Setting(
            value = "Contrast groups of a norm, three scenarios each; more where more decides.",
            byDefault = "5")
        int contrastGroups,
    @Setting(value = "Questions and tasks of a norm that the policy answers.", byDefault = "14")
        int instructions,
    @Setting(value = "Questions of a norm on which the policy is silent.", byDefault = "2")
        int unanswerable,
    @Setting(
            value = "Requests of a norm with a better and a worse answer, in each of the buckets.",
            byDefault = "2")
        int preferencesPerBucket,
    @Setting(
            value = "ROUGE-L F1 from which two rows of one kind and label are near duplicates.",
            byDefault = "0.7")
        double nearDuplicate) {
  public FramingConfig {
    new Limits()
        .between("held-out-fraction", heldOutFraction, 0.01, 0.5)
        .between("contrast-groups", contrastGroups, 1, 20)
        .between("instructions", instructions, 1, 40)
        .between("unanswerable", unanswerable, 0, 10)
        .between("preferences-per-bucket", preferencesPerBucket, 1, 10)
        .between("near-duplicate", nearDuplicate, 0.3, 1)
        .check();
  }
}
