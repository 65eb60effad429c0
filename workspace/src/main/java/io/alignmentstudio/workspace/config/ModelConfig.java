package io.alignmentstudio.workspace.config;

import java.util.Optional;

/** The model to align. */
public record ModelConfig(
    @Setting(
            value =
                "The base model: embedded (a small demonstration model), the folder of a Hugging Face"
                    + " model, or hf:owner/name@revision from the model cache.",
            byDefault = EMBEDDED)
        String base,
    @Setting(
            "Most tokens of a prompt with its answer; passages that do not fit are left out. When"
                + " absent, what the model was made for.")
        Optional<Integer> context) {
  /** Names the demonstration model that ships with the studio. */
  public static final String EMBEDDED = "embedded";

  private static final String HUB = "hf:";

  public ModelConfig {
    Limits limits = new Limits().text("base", base);
    context.ifPresent(tokens -> limits.atLeast("context", tokens, 64));
    limits.check();
  }

  public boolean embedded() {
    return base.equals(EMBEDDED);
  }

  /** Whether a base is a path, rather than a name. */
  public static boolean isFolder(String base) {
    return !base.equals(EMBEDDED) && !base.startsWith(HUB);
  }
}
