package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.hub.HubCache;
import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.studio.StudioVersion;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.workspace.artifact.FileTree;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.StudioYaml;
import io.alignmentstudio.workspace.database.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the studio needs, and what this machine has of it. */
final class Examination {
  private static final Runtime.Version LEAST_JDK = Runtime.Version.parse("25.0.3");
  private static final long GIBIBYTE = 1L << 30;
  private static final long LEAST_MEMORY = 6 * GIBIBYTE;

  private final List<Finding> findings = new ArrayList<>();

  private Examination() {}

  /** One line of the table. */
  record Finding(String what, State state, String text) {}

  enum State {
    FINE,
    WARNING,
    UNUSABLE;

    String word() {
      return switch (this) {
        case FINE -> "ok";
        case WARNING -> "warning";
        case UNUSABLE -> "FAILED";
      };
    }
  }

  static List<Finding> of(Optional<Path> workspace) {
    Examination examination = new Examination();
    examination.add("Studio", State.FINE, StudioVersion.text());
    examination.jdk();
    examination.engine();
    examination.memory();
    examination.modelCache();
    workspace.ifPresent(examination::workspace);
    examination.database(workspace);
    return List.copyOf(examination.findings);
  }

  private void jdk() {
    Runtime.Version version = Runtime.version();
    boolean fine = version.compareToIgnoreOptional(LEAST_JDK) >= 0;
    add(
        "JDK",
        fine ? State.FINE : State.WARNING,
        version
            + " ("
            + System.getProperty("java.vendor")
            + ")"
            + (fine ? "" : "; " + LEAST_JDK + " or newer is recommended"));
  }

  private void engine() {
    try {
      int threads = Engine.threads();
      add("libtorch", State.FINE, Engine.version());
      add("Processor", State.FINE, Engine.processor() + ", " + ComputeType.processor());
      add(
          "Threads",
          State.FINE,
          threads
              + " used by libtorch, "
              + Runtime.getRuntime().availableProcessors()
              + " processors");
      add("bf16", State.FINE, bfloat16());
    } catch (LinkageError | StudioException e) {
      add(
          "libtorch",
          State.UNUSABLE,
          "cannot be loaded: " + e + "; Linux on x86-64 with glibc is needed");
    }
  }

  private static String bfloat16() {
    if (!ComputeType.nativeBfloat16()) {
      return "not in this processor, everything is computed in 32 bits";
    }
    return ComputeType.fastest() == DataType.BFLOAT16
        ? "yes, frozen weights are bf16"
        : "yes, but 32 bits are faster on it: weights have 32 bits where a quarter of the memory holds them";
  }

  private void memory() {
    long physical =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    long heap = Runtime.getRuntime().maxMemory();
    add(
        "Memory",
        physical >= LEAST_MEMORY ? State.FINE : State.WARNING,
        String.format(
            Locale.ROOT,
            "%.1f GiB, %.1f GiB of it for Java's heap%s",
            physical / (double) GIBIBYTE,
            heap / (double) GIBIBYTE,
            physical >= LEAST_MEMORY ? "" : "; the demo needs 5 GiB, and the system some"));
  }

  private void modelCache() {
    Path cache = HubCache.standard().folder();
    if (!Files.isDirectory(cache)) {
      add("Model cache", State.FINE, cache + " does not exist; the embedded model needs none");
      return;
    }
    try (Stream<Path> entries = Files.list(cache)) {
      long models =
          entries.filter(entry -> entry.getFileName().toString().startsWith("models--")).count();
      add("Model cache", State.FINE, cache + ", " + models + " models");
    } catch (IOException e) {
      add("Model cache", State.WARNING, "cannot read " + cache + ": " + e);
    }
  }

  private void workspace(Path folder) {
    try {
      StudioConfig config = StudioYaml.read(folder.resolve(StudioYaml.FILE_NAME));
      add("Workspace", State.FINE, config.name() + ", " + folder.toAbsolutePath().normalize());
      add("Model", State.FINE, config.model().base());
    } catch (StudioException e) {
      add("Workspace", State.UNUSABLE, e.getMessage());
    }
  }

  /** Looks at the workspace's own database; without one, at whether SQLite works here. */
  private void database(Optional<Path> workspace) {
    Optional<Path> own =
        workspace.map(each -> each.resolve(".studio").resolve("studio.db")).filter(Files::exists);
    try {
      if (own.isPresent()) {
        try (Database database = Database.openReadOnly(own.get())) {
          boolean current = database.isCurrent();
          add(
              "Database",
              current ? State.FINE : State.WARNING,
              version(database)
                  + ", "
                  + own.get().toAbsolutePath().normalize()
                  + (current ? "" : "; its tables are older and are renewed when it is next used"));
        }
        return;
      }
      Path folder = Files.createTempDirectory("studio-doctor-");
      try (Database database = Database.open(folder.resolve("studio.db"))) {
        add("Database", State.FINE, version(database) + ", tried in a temporary folder");
      } finally {
        FileTree.delete(folder);
      }
    } catch (IOException | StudioException e) {
      add("Database", State.UNUSABLE, e.getMessage());
    }
  }

  private static String version(Database database) {
    return "SQLite "
        + database.read(
            handle -> handle.createQuery("select sqlite_version()").mapTo(String.class).one());
  }

  private void add(String what, State state, String text) {
    findings.add(new Finding(what, state, text));
  }
}
