package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.Batching;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.Optional;

/** How rows become steps of the optimiser. */
public record BatchSettings(
    @Setting(
            "Rows of a batch: texts, pairs, labelled answers, or prompts with all their answers. When"
                + " neither rows nor tokens is given: 8.")
        Optional<Integer> rows,
    @Setting(
            "Tokens of a batch, padding included, instead of rows: rows of like length come together,"
                + " which is faster.")
        Optional<Integer> tokens,
    @Setting(
            value = "Batches of a step; gradients are added up, weighted by what each is a mean of.",
            byDefault = "1")
        int accumulation,
    @Setting(
            value = "Whether each epoch has another order of the rows; batches by tokens always do.",
            byDefault = "true")
        boolean shuffled) {
  private static final int USUAL = 8;

  public BatchSettings {
    Limits limits = new Limits().between("accumulation", accumulation, 1, 1_000_000);
    rows.ifPresent(count -> limits.atLeast("rows", count, 1));
    tokens.ifPresent(count -> limits.atLeast("tokens", count, 1));
    limits
        .require(
            rows.isEmpty() || tokens.isEmpty(), "tokens", "is given beside rows; keep one of them")
        .check();
  }

  /** The engine's rule. */
  public Batching batching() {
    return tokens.isPresent()
        ? new Batching.Tokens(tokens.get())
        : new Batching.Rows(rows.orElse(USUAL), shuffled);
  }
}
