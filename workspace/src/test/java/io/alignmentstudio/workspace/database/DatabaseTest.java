package io.alignmentstudio.workspace.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.TestWorkspaces;
import io.alignmentstudio.workspace.step.ItemCache;
import io.alignmentstudio.workspace.store.DecisionStore;
import io.alignmentstudio.workspace.store.DroppedStore;
import io.alignmentstudio.workspace.store.FunnelStore;
import io.alignmentstudio.workspace.store.NormStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void logIsNotFoldedInAfterEachWrite() {
    try (Database database = migrated()) {
      new ItemCache(database, TestWorkspaces.CLOCK, "run-0001")
          .computeIfAbsent("norms", "a", String.class, () -> "made");

      assertThat(folder.resolve("studio.db-wal")).isNotEmptyFile();
    }
    assertThat(folder.resolve("studio.db-wal")).doesNotExist();
  }

  @Test
  void manyThreadsWriteWithoutLoss() {
    try (Database database = migrated()) {
      ItemCache items = new ItemCache(database, TestWorkspaces.CLOCK, "run-0001");
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 100; i++) {
          String key = "key " + i;
          threads.execute(() -> items.computeIfAbsent("norms", key, String.class, () -> key));
        }
      }

      assertThat(
              database.<Integer>read(
                  handle ->
                      handle.createQuery("select count(*) from items").mapTo(Integer.class).one()))
          .isEqualTo(100);
    }
  }

  @Test
  void failedTransactionLeavesNothing() {
    try (Database database = migrated()) {
      assertThatThrownBy(
              () ->
                  database.write(
                      handle -> {
                        handle.execute(
                            "insert into items values ('norms', 'k', '1', 'run-0001', 'now')");
                        throw new IllegalStateException("defect");
                      }))
          .hasMessage("defect");

      assertThat(new ItemCache(database, TestWorkspaces.CLOCK, "run-0001").contains("norms", "k"))
          .isFalse();
    }
  }

  @Test
  void writesInsideAWriteJoinItsTransaction() {
    try (Database database = migrated()) {
      ItemCache items = new ItemCache(database, TestWorkspaces.CLOCK, "run-0001");
      assertThatThrownBy(
              () ->
                  database.write(
                      handle -> {
                        items.computeIfAbsent("norms", "a", String.class, () -> "made");
                        assertThat(items.contains("norms", "a")).isTrue();
                        throw new IllegalStateException("killed between two tables");
                      }))
          .hasMessage("killed between two tables");

      assertThat(items.contains("norms", "a")).isFalse();
    }
  }

  @Test
  void aWorkspaceOfTheFirstVersionIsBroughtToThisOne() {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource("jdbc:sqlite:" + folder.resolve("studio.db"), "", "")
        .locations("classpath:io/alignmentstudio/workspace/database")
        .target("1")
        .load()
        .migrate();
    try (Database old = Database.open(folder.resolve("studio.db"))) {
      assertThat(old.isCurrent()).isFalse();
      old.write(
          handle ->
              handle.execute(
                  "insert into funnel_stages values ('filter', 0, 9, 8,"
                      + " '{\"dropped\":{\"too long\":1},\"in\":9,\"name\":\"filter\",\"out\":8}',"
                      + " 'h', 'run-0001', '2026-01-01T00:00:00Z', 'i')"));
      old.write(
          handle ->
              handle.execute(
                  "insert into norms values ('conduct:1/1', 0, 'conduct', 'OBLIGATION', 'conduct:1',"
                      + " '{}', 'h', 'run-0001', '2026-01-01T00:00:00Z', 'i')"));
    }

    try (Database database = migrated()) {
      assertThat(new FunnelStore(database, TestWorkspaces.CLOCK).funnel().stages())
          .containsExactly(new Funnel.Stage("filter", 9, 8, Map.of("too long", 1)));
      assertThat(new DroppedStore(database, TestWorkspaces.CLOCK).all()).isEmpty();
      assertThat(DecisionStore.ofRows(database, TestWorkspaces.CLOCK).all()).isEmpty();
      assertThat(DecisionStore.ofNorms(database, TestWorkspaces.CLOCK).all()).isEmpty();
      assertThat(NormStore.found(database, TestWorkspaces.CLOCK).count()).isEqualTo(1);
    }
  }

  @Test
  void readOnlyDatabaseRefusesChanges() {
    migrated().close();

    try (Database database = Database.openReadOnly(folder.resolve("studio.db"))) {
      assertThat(database.isCurrent()).isTrue();
      assertThatThrownBy(() -> database.write(handle -> handle.execute("delete from norms")))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("cannot write the database");
    }
  }

  private Database migrated() {
    Database database = Database.open(folder.resolve("studio.db"));
    database.migrate();
    return database;
  }
}
