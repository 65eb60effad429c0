package io.alignmentstudio.workspace.database;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database of one workspace. Safe for use by many threads and processes. */
public final class Database implements AutoCloseable {
  private static final int WAIT_FOR_OTHER_WRITERS_MILLISECONDS = 30_000;

  private final Path file;
  private final SQLiteDataSource source;
  private final Jdbi jdbi;
  private final Connection anchor;

  /**
   * Lets one thread write at a time. SQLite's own waiting keeps a virtual thread on its carrier;
   * with all carriers waiting, a writer that was put aside could never finish.
   */
  private final ReentrantLock writer = new ReentrantLock(true);

  private Database(Path file, SQLiteDataSource source, Connection anchor, boolean readOnly) {
    this.file = file;
    this.source = source;
    this.jdbi =
        readOnly
            ? Jdbi.create(() -> prepared(source, "pragma query_only = true"))
            : Jdbi.create(source);
    this.anchor = anchor;
  }

  /**
   * Opens the file, or makes an empty one; call {@link #migrate} before the first use.
   *
   * @throws StudioException where the file is no database or cannot be opened
   */
  public static Database open(Path file) {
    return open(file, false);
  }

  /** Opens the file for reading: the database refuses every change. */
  public static Database openReadOnly(Path file) {
    return open(file, true);
  }

  private static Database open(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(WAIT_FOR_OTHER_WRITERS_MILLISECONDS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    try {
      return new Database(file, source, anchor(source), readOnly);
    } catch (SQLException e) {
      throw DatabaseErrors.explain(file, e);
    }
  }

  /** SQLite opens the log at the first statement; only then does closing others leave it alone. */
  private static Connection anchor(SQLiteDataSource source) throws SQLException {
    return prepared(source, "select count(*) from sqlite_master");
  }

  private static Connection prepared(SQLiteDataSource source, String sql) throws SQLException {
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Whether the tables are those of this version of the studio. */
  public boolean isCurrent() {
    return guarded(() -> flyway().info().pending().length == 0);
  }

  /**
   * Brings the tables to this version of the studio; does nothing where they already are.
   *
   * @throws StudioException where a newer studio made them
   */
  public void migrate() {
    guarded(
        () -> {
          Flyway flyway = flyway();
          for (var migration : flyway.info().applied()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
              throw new StudioException(
                  ErrorCode.DATA,
                  file
                      + " was written by a newer studio (its tables are version "
                      + migration.getVersion()
                      + "); use that studio, or start a new workspace");
            }
          }
          return flyway.migrate();
        });
  }

  /** Reads; the function's statements each see the latest committed rows. */
  public <T> T read(Function<Handle, T> work) {
    return guarded(() -> jdbi.withHandle(work::apply));
  }

  /**
   * Writes in one transaction: all of it is there afterwards, or nothing. Writes inside the work,
   * on the same thread, join the transaction.
   */
  public void write(Consumer<Handle> work) {
    writing(
        handle -> {
          work.accept(handle);
          return file;
        });
  }

  /** Writes in one transaction and returns what the function returns. */
  public <T> T writing(Function<Handle, T> work) {
    writer.lock();
    try {
      return guarded(() -> jdbi.inTransaction(work::apply));
    } finally {
      writer.unlock();
    }
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException | FlywayException e) {
      throw DatabaseErrors.explain(file, e);
    }
  }

  private Flyway flyway() {
    return Flyway.configure(Database.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:io/alignmentstudio/workspace/database")
        .loggers("slf4j")
        .load();
  }

  @Override
  public void close() {
    try {
      anchor.close();
    } catch (SQLException e) {
      throw DatabaseErrors.explain(file, e);
    }
  }
}
