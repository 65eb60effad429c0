package io.alignmentstudio.workspace.config;

import java.util.Optional;

/** The model to align. */
public record ModelConfig(
    @Setting(
            value =
                "The base model: embedded (a small demonstration model), or the folder of a Hugging"
                    + " Face model of the Llama family.",
            byDefault = EMBEDDED)
        String base,
    @Setting(
            "Most tokens of a prompt with its answer; passages that do not fit are left out. When"
                + " absent, what the model was made for.")
        Optional<Integer> context) {
  /** Names the demonstration model that ships with the studio. */
  public static final String EMBEDDED = "embedded";

  public ModelConfig {
    Limits limits = new Limits().text("base", base);
    context.ifPresent(tokens -> limits.atLeast("context", tokens, 64));
    limits.check();
  }

  public boolean embedded() {
    return base.equals(EMBEDDED);
  }
}
