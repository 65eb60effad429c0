package io.alignmentstudio.workspace;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.ArtifactStore;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.artifact.FileReason;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.StudioYaml;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import io.alignmentstudio.workspace.step.StepRunner;
import io.alignmentstudio.workspace.store.AuditStore;
import io.alignmentstudio.workspace.store.ConceptStore;
import io.alignmentstudio.workspace.store.DecisionStore;
import io.alignmentstudio.workspace.store.DocumentStore;
import io.alignmentstudio.workspace.store.DroppedStore;
import io.alignmentstudio.workspace.store.EventLog;
import io.alignmentstudio.workspace.store.ExampleStore;
import io.alignmentstudio.workspace.store.FeedbackStore;
import io.alignmentstudio.workspace.store.FunnelStore;
import io.alignmentstudio.workspace.store.NormStore;
import io.alignmentstudio.workspace.store.Run;
import io.alignmentstudio.workspace.store.RunStore;
import io.alignmentstudio.workspace.store.StepStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A user's project folder: {@code studio.yaml}, {@code .studio/} (database, artifacts, checkpoints,
 * manifests) and {@code reports/}.
 *
 * <p>One process at a time may change it; any number may read it meanwhile and add feedback and
 * reviews.
 */
public final class Workspace implements AutoCloseable {
  private final Path folder;
  private final StudioConfig config;
  private final Database database;
  private final Database feedbackDatabase;
  private final InstantSource clock;
  private final Optional<WorkspaceLock> lock;
  private final EventLog events;

  private Workspace(
      Path folder,
      StudioConfig config,
      Database database,
      Database feedbackDatabase,
      InstantSource clock,
      Optional<WorkspaceLock> lock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.config = config;
    this.database = database;
    this.feedbackDatabase = feedbackDatabase;
    this.clock = clock;
    this.lock = lock;
    this.events = new EventLog(database, clock);
  }

  /**
   * Writes a commented {@code studio.yaml} and opens the folder; everything is checked before
   * anything is written.
   *
   * @throws StudioException where the folder has a {@code studio.yaml}, or a document is missing
   */
  public static Workspace create(Path folder, StudioConfig config) {
    Path file = folder.resolve(StudioYaml.FILE_NAME);
    if (Files.exists(file)) {
      throw new StudioException(
          ErrorCode.USAGE, file + " exists; edit it and run studio run, or choose another folder");
    }
    String text = StudioYaml.write(config);
    StudioYaml.check(text, file);
    makeFolder(folder);
    AtomicFile.write(file, text);
    return open(folder);
  }

  /** Opens the folder to change it, with the system's clock. */
  public static Workspace open(Path folder) {
    return open(folder, InstantSource.system());
  }

  /**
   * Opens the folder to change it, and holds it until {@link #close}.
   *
   * @throws StudioException with {@link ErrorCode#LOCKED} where another process holds it, and as
   *     {@link StudioYaml#read}
   */
  public static Workspace open(Path folder, InstantSource clock) {
    StudioConfig config = StudioYaml.read(folder.resolve(StudioYaml.FILE_NAME));
    makeHidden(folder);
    WorkspaceLock lock = WorkspaceLock.acquire(hidden(folder).resolve("lock"));
    try {
      Database database = openDatabase(folder);
      try {
        database.migrate();
        Workspace workspace =
            new Workspace(folder, config, database, database, clock, Optional.of(lock));
        workspace.artifacts().removeUnfinished();
        return workspace;
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Opens the folder to read it, with the system's clock. */
  public static Workspace openReadOnly(Path folder) {
    return openReadOnly(folder, InstantSource.system());
  }

  /**
   * Opens the folder to read it, also while another process changes it. Readers see what was last
   * committed; feedback and reviews are all that they may add.
   *
   * @throws StudioException as {@link StudioYaml#readSettings}
   */
  public static Workspace openReadOnly(Path folder, InstantSource clock) {
    StudioConfig config = StudioYaml.readSettings(folder.resolve(StudioYaml.FILE_NAME));
    makeHidden(folder);
    Database database = openDatabase(folder);
    try {
      if (!database.isCurrent()) {
        try (WorkspaceLock _ = WorkspaceLock.acquire(hidden(folder).resolve("lock"))) {
          database.migrate();
        }
      }
      Database reading = Database.openReadOnly(databaseFile(folder));
      return new Workspace(folder, config, reading, database, clock, Optional.empty());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Database openDatabase(Path folder) {
    return Database.open(databaseFile(folder));
  }

  private static Path databaseFile(Path folder) {
    return hidden(folder).resolve("studio.db");
  }

  private static Path hidden(Path folder) {
    return folder.resolve(".studio");
  }

  private static void makeHidden(Path folder) {
    makeFolder(hidden(folder));
    Path ignore = hidden(folder).resolve(".gitignore");
    if (!Files.exists(ignore)) {
      AtomicFile.write(ignore, "*\n");
    }
  }

  private static Path makeFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE,
          "cannot make the folder "
              + folder
              + ": "
              + FileReason.of(e)
              + ". Mend the permissions or free space",
          e);
    }
  }

  /** A folder for what can be computed again; anyone may delete it. Made by who writes to it. */
  public Path cache(String kind) {
    return hidden(folder).resolve("cache").resolve(kind);
  }

  public Path folder() {
    return folder;
  }

  public StudioConfig config() {
    return config;
  }

  /** Where a path of {@code studio.yaml} points. */
  public Path resolve(String path) {
    return folder.resolve(path);
  }

  /** Whether this process may change the workspace. */
  public boolean writable() {
    return lock.isPresent();
  }

  /** The folder for reports, made if need be. */
  public Path reports() {
    return makeFolder(folder.resolve("reports"));
  }

  /** Expert: the database, for queries that no store answers. */
  public Database database() {
    return database;
  }

  public InstantSource clock() {
    return clock;
  }

  public ArtifactStore artifacts() {
    return new ArtifactStore(hidden(folder).resolve("artifacts"));
  }

  public Manifests manifests() {
    return new Manifests(hidden(folder).resolve("runs"));
  }

  public EventLog events() {
    return events;
  }

  public RunStore runs() {
    return new RunStore(database, clock, events);
  }

  public StepStore steps() {
    return new StepStore(database, clock, events);
  }

  public DocumentStore documents() {
    return new DocumentStore(database, clock);
  }

  public NormStore norms() {
    return new NormStore(database, clock);
  }

  public NormStore foundNorms() {
    return NormStore.found(database, clock);
  }

  public ConceptStore concepts() {
    return new ConceptStore(database, clock);
  }

  public ExampleStore examples() {
    return new ExampleStore(database, clock);
  }

  public FunnelStore funnel() {
    return new FunnelStore(database, clock);
  }

  public DroppedStore dropped() {
    return new DroppedStore(database, clock);
  }

  public DecisionStore<Review> reviews() {
    return DecisionStore.ofRows(feedbackDatabase, clock);
  }

  public DecisionStore<NormReview> normReviews() {
    return DecisionStore.ofNorms(feedbackDatabase, clock);
  }

  /**
   * Does work that looks at the decisions so far and adds to them. Nobody else, in this process or
   * another, decides or frames meanwhile; so keep it short. When it throws, nothing is added.
   */
  public <T> T deciding(Supplier<T> work) {
    return feedbackDatabase.writing(_ -> work.get());
  }

  public FeedbackStore feedback() {
    return new FeedbackStore(feedbackDatabase, clock);
  }

  public AuditStore audits() {
    return new AuditStore(database, clock);
  }

  /**
   * Does the steps of a run.
   *
   * @throws IllegalStateException where the workspace was opened to be read
   */
  public StepRunner stepRunner(Run run, Progress progress) {
    if (!writable()) {
      throw new IllegalStateException("steps need a workspace that was opened with open()");
    }
    return new StepRunner(
        run.id(), steps(), events, artifacts(), hidden(folder).resolve("scratch"), progress);
  }

  /** Keeps results of items for a run. */
  public ItemCache items(Run run) {
    return new ItemCache(database, clock, run.id());
  }

  /** Closes the database and gives the lock back. */
  @Override
  public void close() {
    try {
      database.close();
      feedbackDatabase.close();
    } finally {
      lock.ifPresent(WorkspaceLock::close);
    }
  }
}
