package io.alignmentstudio.workspace.step;

import io.alignmentstudio.workspace.artifact.Artifact;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The output of a step, made now or before.
 *
 * @param unchanged whether it was there already and nothing was done
 */
public record StepResult(
    String fingerprint, boolean unchanged, StepOutput output, Map<String, Artifact> artifacts) {
  public StepResult {
    artifacts = Map.copyOf(artifacts);
  }

  /** The artifact with this name in the step. */
  public Artifact artifact(String name) {
    return Optional.ofNullable(artifacts.get(name))
        .orElseThrow(() -> missing("artifact", name, artifacts));
  }

  /** The value with this name in the step. */
  public String value(String name) {
    return Optional.ofNullable(output.values().get(name))
        .orElseThrow(() -> missing("value", name, output.values()));
  }

  private static NoSuchElementException missing(String what, String name, Map<String, ?> known) {
    return new NoSuchElementException(
        "the step has no " + what + " " + name + ", only " + known.keySet());
  }
}
