package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.workspace.Workspace;
import java.util.Optional;

/** Which model to try next. */
public final class Recommendation {
  private Recommendation() {}

  /** What a user of the embedded model should know; empty with a model of their own. */
  public static Optional<String> of(Workspace workspace) {
    return workspace.config().model().embedded() ? Optional.of(Models.NOTICE) : Optional.empty();
  }
}
