package io.alignmentstudio.workspace;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The manifests of the workspace's runs: {@code .studio/runs/<run>.json}. */
public final class Manifests {
  private final Path folder;

  Manifests(Path folder) {
    this.folder = folder;
  }

  /** Writes a manifest over the run's earlier one. */
  public Path write(Manifest manifest) {
    Path file = file(manifest.runId());
    AtomicFile.write(file, Json.writeIndented(manifest));
    return file;
  }

  /** The manifest of a run; empty where it has none. */
  public Optional<Manifest> find(String runId) {
    Path file = file(runId);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(file), Manifest.class));
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read the manifest " + file + ": " + e, e);
    } catch (JacksonException e) {
      throw new StudioException(
          ErrorCode.DATA, "the manifest " + file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  private Path file(String runId) {
    return folder.resolve(runId + ".json");
  }
}
