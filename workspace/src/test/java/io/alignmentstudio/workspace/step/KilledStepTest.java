package io.alignmentstudio.workspace.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.workspace.ChildProcess;
import io.alignmentstudio.workspace.TestWorkspaces;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.store.Run;
import io.alignmentstudio.workspace.store.StepAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledStepTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
  void nextRunFinishesWithNothingLostOrDoubled(ResumedWork.Kill kill) throws Exception {
    TestWorkspaces.create(folder).close();
    assertThat(ChildProcess.run(kill.name(), folder)).contains("exit code 137");

    try (Workspace workspace = Workspace.open(folder)) {
      assertThat(unfinishedArtifacts()).isZero();
      Run run = workspace.runs().start("run");
      ResumedWork work = new ResumedWork(workspace, run, ResumedWork.Kill.NOWHERE);
      StepResult result = workspace.stepRunner(run, Progress.silent()).run(work.step());

      assertThat(result.unchanged()).isFalse();
      assertThat(work.foundCheckpoint()).isTrue();
      if (kill == ResumedWork.Kill.AT_ITEM_SIX) {
        assertThat(work.computed()).containsExactly(6, 7, 8, 9);
      } else {
        assertThat(work.computed()).isEmpty();
      }
      assertThat(workspace.concepts().all()).hasSize(10).doesNotHaveDuplicates();
      assertThat(result.artifact("list").folder().resolve("names.txt")).exists();
      assertThat(workspace.runs().all())
          .extracting(Run::status)
          .containsExactly(Run.Status.INTERRUPTED, Run.Status.RUNNING);
      assertThat(workspace.steps().all())
          .extracting(StepAttempt::status)
          .containsExactly(StepAttempt.Status.STARTED, StepAttempt.Status.FINISHED);
      assertThat(folder.resolve(".studio/scratch/work")).doesNotExist();

      ResumedWork again = new ResumedWork(workspace, run, ResumedWork.Kill.NOWHERE);
      assertThat(workspace.stepRunner(run, Progress.silent()).run(again.step()).unchanged())
          .isTrue();
    }
  }

  private long unfinishedArtifacts() throws IOException {
    Path artifacts = folder.resolve(".studio/artifacts");
    if (!Files.exists(artifacts)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(artifacts)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(".")).count();
    }
  }
}
