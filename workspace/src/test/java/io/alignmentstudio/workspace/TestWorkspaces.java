package io.alignmentstudio.workspace;

import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.StudioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Small workspaces to test with. */
public final class TestWorkspaces {
  public static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  private TestWorkspaces() {}

  public static StudioConfig config() {
    return StudioConfig.of(
        "my-co",
        List.of(new RegulationConfig("conduct", "Conduct", Tier.MUST, 1, List.of("conduct.md"))));
  }

  /** A new workspace with one document, held by the caller. */
  public static Workspace create(Path folder) {
    try {
      Files.writeString(folder.resolve("conduct.md"), "# Conduct\n\nNever accept cash.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Workspace.create(folder, config());
  }
}
