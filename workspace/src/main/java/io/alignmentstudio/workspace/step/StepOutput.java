package io.alignmentstudio.workspace.step;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.workspace.artifact.Artifact;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a step made.
 *
 * @param summary the result in one line
 * @param artifacts name in the step to {@link Artifact#reference}
 * @param values what later steps depend on or report: hashes of rows, figures
 */
public record StepOutput(
    String summary, Map<String, String> artifacts, Map<String, String> values) {
  public StepOutput {
    requireNonNull(summary, "summary is null");
    artifacts = Map.copyOf(artifacts);
    values = Map.copyOf(values);
  }

  /** An output without artifacts and values. */
  public static StepOutput of(String summary) {
    return new StepOutput(summary, Map.of(), Map.of());
  }

  /** The same with one more artifact. */
  public StepOutput with(String name, Artifact artifact) {
    return new StepOutput(summary, plus(artifacts, name, artifact.reference()), values);
  }

  /** The same with one more value. */
  public StepOutput with(String name, String value) {
    return new StepOutput(summary, artifacts, plus(values, name, value));
  }

  private static Map<String, String> plus(Map<String, String> map, String key, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }
}
