package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.workspace.config.Setting;

/** Demonstrations. */
public record SftSettings(
    @Setting(
            value =
                "What a token costs: nll, -log p, or dft, -p log p, by which unlikely tokens pull less"
                    + " (arXiv:2508.05629).",
            byDefault = "nll")
        NextTokenObjective.Loss loss) {}
