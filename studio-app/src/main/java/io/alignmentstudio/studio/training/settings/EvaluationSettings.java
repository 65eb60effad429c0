package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.Optional;

/** Measuring by rows that are not learnt. */
public record EvaluationSettings(
    @Setting(
            value = "Steps between two measurements of the rows of --eval-data; the last step is always"
                + " measured.",
            byDefault = "100")
        int everySteps,
    @Setting(
            "Measurements without a lower loss after which the run ends; when absent it goes to its"
                + " last step. The values of the lowest loss are kept either way.")
        Optional<Integer> patience) {
  public EvaluationSettings {
    Limits limits = new Limits().atLeast("every-steps", everySteps, 1);
    patience.ifPresent(count -> limits.atLeast("patience", count, 1));
    limits.check();
  }
}
