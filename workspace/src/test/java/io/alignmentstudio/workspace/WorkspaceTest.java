package io.alignmentstudio.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.store.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path folder;

  @Test
  void createdWorkspaceOpensAgainWithTheSameSettings() {
    TestWorkspaces.create(folder).close();

    try (Workspace workspace = Workspace.open(folder)) {
      assertThat(workspace.config()).isEqualTo(TestWorkspaces.config());
      assertThat(workspace.writable()).isTrue();
      assertThat(workspace.reports()).isDirectory();
      assertThat(workspace.resolve("conduct.md")).exists();
    }
  }

  @Test
  void existingSettingsAreNeverOverwritten() throws IOException {
    TestWorkspaces.create(folder).close();
    Files.writeString(folder.resolve("studio.yaml"), "# mine\n");

    assertThatThrownBy(() -> Workspace.create(folder, TestWorkspaces.config()))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("exists");
    assertThat(folder.resolve("studio.yaml")).hasContent("# mine\n");
  }

  @Test
  void nothingIsWrittenWhenADocumentIsMissing() {
    Path fresh = folder.resolve("fresh");

    assertThatThrownBy(() -> Workspace.create(fresh, TestWorkspaces.config()))
        .hasMessageContaining("conduct.md\" does not exist");
    assertThat(fresh).doesNotExist();
  }

  @Test
  void whoDecidesSeesWhatOthersDecided() throws Exception {
    TestWorkspaces.create(folder).close();
    try (Workspace one = Workspace.openReadOnly(folder);
        Workspace other = Workspace.openReadOnly(folder);
        ExecutorService people = Executors.newFixedThreadPool(8)) {
      CyclicBarrier start = new CyclicBarrier(8);
      List<Callable<Boolean>> decisions = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Workspace workspace = i % 2 == 0 ? one : other;
        String id = "decision " + i;
        decisions.add(
            () -> {
              start.await();
              return workspace.deciding(() -> addFirst(workspace, id));
            });
      }
      List<Boolean> first = new ArrayList<>();
      for (Future<Boolean> decided : people.invokeAll(decisions)) {
        first.add(decided.get());
      }

      assertThat(first).containsOnlyOnce(true);
      assertThat(one.feedback().all(Note.class)).hasSize(1);
    }
  }

  private record Note(String text) {}

  private static boolean addFirst(Workspace workspace, String id) {
    boolean first = workspace.feedback().all(Note.class).isEmpty();
    if (first) {
      workspace.feedback().add(id, new Note(id));
    }
    return first;
  }

  @Test
  void secondProcessIsRefusedWithTheHolder() throws Exception {
    try (Workspace _ = TestWorkspaces.create(folder)) {
      assertThat(ChildProcess.run("open", folder))
          .contains("LOCKED")
          .contains("process " + ProcessHandle.current().pid());
    }
    assertThat(ChildProcess.run("open", folder)).contains("opened");
  }

  @Test
  void secondOpenInThisProcessIsRefusedAndDoesNotFreeTheLock() throws Exception {
    try (Workspace _ = TestWorkspaces.create(folder)) {
      StudioException error =
          catchThrowableOfType(StudioException.class, () -> Workspace.open(folder).close());

      assertThat(error.code()).isEqualTo(ErrorCode.LOCKED);
      assertThat(ChildProcess.run("open", folder)).contains("LOCKED");
    }
    Workspace.open(folder).close();
  }

  @Test
  void readersWorkDuringARunAndMayOnlyAddFeedback() throws Exception {
    try (Workspace writer = TestWorkspaces.create(folder);
        Workspace reader = Workspace.openReadOnly(folder)) {
      Run run = writer.runs().start("run");

      assertThat(reader.runs().all()).extracting(Run::id).containsExactly(run.id());
      reader.feedback().add("f-1", new Remark("clear"));
      assertThat(writer.feedback().all(Remark.class)).containsExactly(new Remark("clear"));
      assertThatThrownBy(() -> reader.runs().start("run")).isInstanceOf(StudioException.class);
      assertThatThrownBy(() -> reader.stepRunner(run, Progress.silent()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ChildProcess.run("read", folder)).contains("1 runs");
    }
  }

  @Test
  void readerOpensAFolderThatWasNeverRun() throws IOException {
    Files.writeString(folder.resolve("conduct.md"), "# Conduct");
    Files.writeString(
        folder.resolve("studio.yaml"),
        "name: x\nregulations:\n  - {id: a, title: A, documents: [conduct.md]}\n");

    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(workspace.documents().all()).isEmpty();
    }
  }

  @Test
  void databaseThatIsNoneIsNamed() throws IOException {
    TestWorkspaces.create(folder).close();
    Files.writeString(folder.resolve(".studio/studio.db"), "not a database ".repeat(1000));

    StudioException error =
        catchThrowableOfType(StudioException.class, () -> Workspace.open(folder).close());

    assertThat(error.code()).isEqualTo(ErrorCode.DATA);
    assertThat(error).hasMessageContaining("studio.db is damaged or no database");
  }

  @Test
  void databaseOfANewerStudioIsRefused() {
    try (Workspace workspace = TestWorkspaces.create(folder)) {
      workspace
          .database()
          .write(
              handle ->
                  handle.execute(
                      "insert into flyway_schema_history (installed_rank, version, description,"
                          + " type, script, checksum, installed_by, execution_time, success) values"
                          + " (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, 1)"));
    }

    assertThatThrownBy(() -> Workspace.open(folder).close())
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("newer studio");
  }

  @Test
  void manifestIsWrittenBeforeARunAndCompletedAfterIt() {
    try (Workspace workspace = TestWorkspaces.create(folder)) {
      Run run = workspace.runs().start("run");
      Manifest before =
          new Manifest(
              Manifest.SCHEMA_VERSION,
              run.id(),
              "run",
              run.started(),
              new Manifest.Platform("0.1", "25", "2.10", 2, "avx2", "float32"),
              Map.of("framing", 1L, "training", 2L),
              workspace.config().hash(),
              Map.of("conduct.md", "ab"),
              Optional.empty());
      workspace.manifests().write(before);
      assertThat(workspace.manifests().find(run.id())).contains(before);

      Manifest after =
          before.completed(
              new Manifest.Outcome(
                  Instant.EPOCH,
                  Run.Status.FINISHED,
                  Optional.of("d"),
                  Optional.empty(),
                  Optional.of("a")));
      workspace.manifests().write(after);
      assertThat(workspace.manifests().find(run.id())).contains(after);
      assertThat(workspace.manifests().find("run-9999")).isEmpty();
    }
  }

  /** What a person says, in the smallest form. */
  record Remark(String text) {}
}
