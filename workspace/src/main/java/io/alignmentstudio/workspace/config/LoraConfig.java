package io.alignmentstudio.workspace.config;

import java.util.List;

/** Shape of a LoRA adapter (Hu et al., 2021, arXiv:2106.09685). */
public record LoraConfig(
    @Setting(
            value = "Rank of the adapter's matrices; more learns more and costs more.",
            byDefault = "32")
        int rank,
    @Setting(
            value = "Scale of the adapter: its output is multiplied by alpha / rank.",
            byDefault = "64")
        double alpha,
    @Setting(
            value =
                "The linear layers that get an adapter, by the last part of their names; all-linear"
                    + " stands for every one.",
            byDefault = "[all-linear]")
        List<String> targets,
    @Setting(
            value =
                "Learning rate of the B matrices as a multiple of that of the A matrices in supervised"
                    + " tuning (LoRA+, arXiv:2402.12354); 1 is plain LoRA.",
            byDefault = "4")
        double rateRatio) {
  public LoraConfig {
    targets = List.copyOf(targets);
    new Limits()
        .between("rank", rank, 1, 4096)
        .above("alpha", alpha, 0)
        .above("rate-ratio", rateRatio, 0)
        .notEmpty("targets", targets)
        .unique("targets", "projection", targets)
        .check();
  }
}
