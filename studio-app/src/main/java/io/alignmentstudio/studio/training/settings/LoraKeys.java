package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.adapter.LayerSelection;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.List;
import java.util.Optional;

/** Shape of a fresh adapter (Hu et al., arXiv:2106.09685). */
public record LoraKeys(
    @Setting(value = "Rank of the adapter's matrices.", byDefault = "16") int rank,
    @Setting(
            value = "Scale of the adapter: its output is multiplied by alpha / rank.",
            byDefault = "32")
        double alpha,
    @Setting(
            value =
                "The linear layers that get an adapter, by the last parts of their names; all-linear"
                    + " stands for every one but the output head.",
            byDefault = "[all-linear]")
        List<String> targets,
    @Setting("A regular expression that whole names of layers match, instead of targets.")
        Optional<String> targetPattern,
    @Setting(
            value = "Whether the scale is alpha / √rank instead (rsLoRA, arXiv:2312.03732).",
            byDefault = "false")
        boolean rankStabilised,
    @Setting(
            value = "Share of the adapter's inputs that pretrain and sft drop, below 1.",
            byDefault = "0")
        double dropout,
    @Setting(
            value =
                "Modules that are trained whole and saved beside the adapter, as PEFT names them.",
            byDefault = "[]")
        List<String> modulesToSave,
    @Setting(
            value =
                "Learning rate of the B matrices as a multiple of that of the A matrices (LoRA+,"
                    + " arXiv:2402.12354).",
            byDefault = "1")
        double bRate) {
  private static final List<String> ALL = List.of(LoraSettings.ALL_LINEAR);

  public LoraKeys {
    targets = List.copyOf(targets);
    modulesToSave = List.copyOf(modulesToSave);
    new Limits()
        .between("rank", rank, 1, 4096)
        .above("alpha", alpha, 0)
        .above("b-rate", bRate, 0)
        .require(
            dropout >= 0 && dropout < 1, "dropout", "must be from 0 to below 1, got " + dropout)
        .notEmpty("targets", targets)
        .require(
            targetPattern.isEmpty() || targets.equals(ALL),
            "target-pattern",
            "is given beside targets; keep one of them")
        .check();
  }

  /** The engine's settings. */
  public LoraSettings settings() {
    return new LoraSettings(
        rank,
        alpha,
        targetPattern.map(LayerSelection::of).orElseGet(() -> LayerSelection.of(targets)),
        bRate,
        rankStabilised,
        dropout,
        modulesToSave);
  }
}
