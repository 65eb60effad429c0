package io.alignmentstudio.framers;

import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.workspace.config.FramingConfig;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.RowStyle;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.UnreadableDocuments;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whole framings of documents, for tests. */
final class PolicyFrames {
  private PolicyFrames() {}

  /** Frames with the settings of a configuration. */
  static Framed frame(StudioConfig config, Path folder, Path scratch) {
    try (Database database = Database.open(scratch.resolve("frames.db"))) {
      database.migrate();
      ItemCache items = new ItemCache(database, InstantSource.system(), "test");
      return new Framing(
              config, folder, List.of(), List.of(), List.of(), items, Progress.silent(), Map.of())
          .run();
    }
  }

  /** Frames documents as one regulation. */
  static Framed frame(List<Path> documents, FramingConfig settings, Path scratch) {
    return frame(config(documents, settings), scratch, scratch);
  }

  /** Documents as one regulation. */
  static StudioConfig config(List<Path> documents, FramingConfig settings) {
    StudioConfig plain = plain(documents);
    return new StudioConfig(
        plain.name(),
        plain.regulations(),
        plain.seeds(),
        plain.suite(),
        plain.model(),
        settings,
        plain.teacher(),
        plain.training(),
        plain.audit(),
        plain.server());
  }

  /** Documents as one regulation, with the default of everything else. */
  static StudioConfig plain(List<Path> documents) {
    return StudioConfig.of(
        "Policies",
        List.of(
            new RegulationConfig(
                "policy",
                "Policy",
                Tier.MUST,
                1,
                documents.stream().map(path -> path.toAbsolutePath().toString()).toList())));
  }

  /** The settings of this style, and the default of everything else. */
  static FramingConfig settings(RowStyle rows) {
    return settings(rows, UnreadableDocuments.STOP);
  }

  static FramingConfig settings(RowStyle rows, UnreadableDocuments unreadable) {
    return new FramingConfig(
        1,
        0.15,
        rows,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        unreadable);
  }

  /** The folder of real policies; empty where it is absent, which is said. */
  static Optional<Path> policies() {
    Optional<Path> folder =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared/policies"))
            .filter(path -> path.toFile().isDirectory())
            .findFirst();
    if (folder.isEmpty()) {
      System.out.println(
          "skipped: no folder above " + Path.of("").toAbsolutePath() + " holds shared/policies");
    }
    return folder;
  }
}
