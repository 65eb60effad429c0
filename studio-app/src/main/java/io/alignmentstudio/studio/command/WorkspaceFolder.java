package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.config.StudioYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the workspace that a command is about. */
final class WorkspaceFolder {
  private WorkspaceFolder() {}

  /**
   * The named folder, or this one, or the nearest above it that has a {@code studio.yaml}.
   *
   * @throws StudioException NO_INPUT where there is none
   */
  static Path find(Optional<Path> named) {
    return ifAny(named)
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.NO_INPUT,
                    "there is no "
                        + StudioYaml.FILE_NAME
                        + " in "
                        + here()
                        + " or above it. Name a workspace with --workspace DIR, make one with "
                        + Launcher.NAME
                        + " init, or see how it works with "
                        + Launcher.NAME
                        + " demo"));
  }

  static Optional<Path> ifAny(Optional<Path> named) {
    if (named.isPresent()) {
      return named;
    }
    for (Path folder = here(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(StudioYaml.FILE_NAME))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }
}
