package io.alignmentstudio.workspace.config;

import java.util.Optional;

/** How data is made from policy documents. */
public record FramingConfig(
    @Setting(value = "Seed of every random choice while framing.", byDefault = "1") long seed,
    @Setting(
            value = "Share of the norms and contrast groups that is never trained on.",
            byDefault = "0.15")
        double heldOutFraction,
    @Setting(
            value =
                "full: at least 30 rows for a norm that can be told plainly, of every family of tasks,"
                    + " held to strict judges; every other norm is told briefly, in its own words."
                    + " brief: a few rows for every norm, in lively wording.",
            byDefault = "full")
        RowStyle rows,
    @Setting(
            "Contrast groups of a norm, three scenarios each; more where more decides. When absent,"
                + " 3 for brief rows and 5 for full ones.")
        Optional<Integer> contrastGroups,
    @Setting(
            "Questions and tasks of a norm that the policy answers. When absent, 2 for brief rows and"
                + " 14 for full ones.")
        Optional<Integer> instructions,
    @Setting(
            "Questions of a norm on which the policy is silent. When absent, 1 for brief rows and 2"
                + " for full ones.")
        Optional<Integer> unanswerable,
    @Setting(
            "Requests of a norm with a better and a worse answer, in each of the buckets. When"
                + " absent, 1 for brief rows and 2 for full ones.")
        Optional<Integer> preferencesPerBucket,
    @Setting(
            "ROUGE-L F1 from which two rows of one kind and label are near duplicates. When absent,"
                + " 0.92 for brief rows and 0.7 for full ones.")
        Optional<Double> nearDuplicate,
    @Setting(
            value =
                "What happens where a document is there and cannot be read. leave-out: the others"
                    + " are framed, and the document is named in a warning; where none can be read,"
                    + " nothing is. stop: nothing is framed. A document that is not there is an"
                    + " error in any case.",
            byDefault = "leave-out")
        UnreadableDocuments unreadable) {
  public FramingConfig {
    Limits limits = new Limits().between("held-out-fraction", heldOutFraction, 0.01, 0.5);
    contrastGroups.ifPresent(count -> limits.between("contrast-groups", count, 1, 20));
    instructions.ifPresent(count -> limits.between("instructions", count, 1, 40));
    unanswerable.ifPresent(count -> limits.between("unanswerable", count, 0, 10));
    preferencesPerBucket.ifPresent(count -> limits.between("preferences-per-bucket", count, 1, 10));
    nearDuplicate.ifPresent(least -> limits.between("near-duplicate", least, 0.3, 1));
    limits.check();
  }
}
