package io.alignmentstudio.workspace.artifact;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A folder of files that never change.
 *
 * @param kind what it is: "adapter", "model", "report"; part of its path
 * @param hash of the relative paths and bytes of its files
 * @param folder where it is
 */
public record Artifact(String kind, String hash, Path folder) {
  public Artifact {
    requireNonNull(kind, "kind is null");
    requireNonNull(hash, "hash is null");
    requireNonNull(folder, "folder is null");
  }

  /** Names it in the workspace: {@code <kind>/<hash>}. */
  public String reference() {
    return kind + "/" + hash;
  }
}
