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
        List<String> targets) {
  public LoraConfig {
    targets = List.copyOf(targets);
    new Limits()
        .between("rank", rank, 1, 4096)
        .above("alpha", alpha, 0)
        .notEmpty("targets", targets)
        .unique("targets", "projection", targets)
        .check();
  }
}
