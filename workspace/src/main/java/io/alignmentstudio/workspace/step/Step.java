package io.alignmentstudio.workspace.step;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Work that is done once for the same inputs.
 *
 * @param name unique among the steps, of small letters, digits and hyphens
 * @param inputs everything that the output depends on: hashes, settings, seeds, and a version of
 *     the code that changes when its results do
 */
public record Step(String name, Map<String, String> inputs, Keeps keeps, Work work) {
  public Step {
    requireNonNull(keeps, "keeps is null");
    requireNonNull(work, "work is null");
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("a step's name is letters, digits, hyphens: " + name);
    }
    inputs = Map.copyOf(inputs);
  }

  /** Where the output is. */
  public enum Keeps {
    /** In tables, which the next attempt overwrites: only the last attempt's output is there. */
    ROWS,
    /** In artifacts, which stay: any earlier output for the same inputs can be used again. */
    ARTIFACTS
  }

  /** The doing of a step. */
  @FunctionalInterface
  public interface Work {
    /** Does it; a checked exception is reported as a failure to read or write. */
    StepOutput run(StepContext context) throws Exception;
  }

  /** A step that writes tables, alone or beside artifacts. */
  public static Step ofRows(String name, Map<String, String> inputs, Work work) {
    return new Step(name, inputs, Keeps.ROWS, work);
  }

  /** A step that writes artifacts only. */
  public static Step ofArtifacts(String name, Map<String, String> inputs, Work work) {
    return new Step(name, inputs, Keeps.ARTIFACTS, work);
  }

  /** SHA-256 of the name and the inputs. */
  public String fingerprint() {
    List<String> parts = new ArrayList<>();
    parts.add(name);
    new TreeMap<>(inputs)
        .forEach(
            (key, value) -> {
              parts.add(key);
              parts.add(value);
            });
    return Hash.of(parts.toArray(String[]::new));
  }
}
