package io.alignmentstudio.workspace.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.TestWorkspaces;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.FileTree;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.store.Event;
import io.alignmentstudio.workspace.store.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRunnerTest {
  @TempDir Path folder;
  private Workspace workspace;
  private Run run;
  private final List<String> done = new ArrayList<>();

  @BeforeEach
  void open() {
    workspace = TestWorkspaces.create(folder);
    run = workspace.runs().start("run");
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void unchangedStepIsSkippedAndGivesItsOutput() {
    StepResult first = run(training("1"));
    StepResult second = run(training("1"));

    assertThat(done).containsExactly("1");
    assertThat(second.unchanged()).isTrue();
    assertThat(second.output()).isEqualTo(first.output());
    assertThat(second.artifact("adapter")).isEqualTo(first.artifact("adapter"));
    assertThat(second.value("loss")).isEqualTo("2.5");
    assertThatThrownBy(() -> second.value("lost")).hasMessageContaining("[loss]");
    assertThat(workspace.events().ofRun(run.id()))
        .extracting(Event::type)
        .containsExactly("run-started", "step-started", "step-finished", "step-unchanged");
  }

  @Test
  void changedInputRunsAgainAndOldArtifactsServeTheOldInput() {
    run(training("1"));
    run(training("2"));

    assertThat(run(training("1")).unchanged()).isTrue();
    assertThat(done).containsExactly("1", "2");
  }

  @Test
  void rowsOfAnOlderInputAreMadeAgain() {
    Step one = rows("1");

    run(one);
    run(rows("2"));

    assertThat(run(one).unchanged()).isFalse();
    assertThat(done).containsExactly("1", "2", "1");
  }

  @Test
  void damagedArtifactIsNoticedAndMadeAgain() throws IOException {
    Artifact artifact = run(training("1")).artifact("adapter");
    Files.writeString(artifact.folder().resolve("weights"), "tampered");

    StepResult again = run(training("1"));

    assertThat(again.unchanged()).isFalse();
    assertThat(again.artifact("adapter")).isEqualTo(artifact);
    assertThat(artifact.folder().resolve("weights")).hasContent("weights 1");
  }

  @Test
  void missingArtifactIsMadeAgain() throws IOException {
    FileTree.delete(run(training("1")).artifact("adapter").folder());

    assertThat(run(training("1")).unchanged()).isFalse();
  }

  @Test
  void failureIsRecordedKeepsTheScratchAndIsTriedAgain() {
    Step failing =
        Step.ofRows(
            "frame",
            Map.of(),
            context -> {
              if (Files.exists(context.scratch().resolve("checkpoint"))) {
                return StepOutput.of("resumed");
              }
              Files.writeString(context.scratch().resolve("checkpoint"), "half");
              throw new IOException("the network drive is gone");
            });

    StudioException error =
        catchThrowableOfType(StudioException.class, () -> run(failing).output());

    assertThat(error.code()).isEqualTo(ErrorCode.IO);
    assertThat(error).hasMessageContaining("frame").hasMessageContaining("network drive is gone");
    assertThat(workspace.events().ofRun(run.id())).extracting(Event::type).contains("step-failed");
    assertThat(run(failing).output().summary()).isEqualTo("resumed");
  }

  @Test
  void interruptedWorkIsReportedAsSuch() {
    Step interrupted =
        Step.ofRows(
            "frame",
            Map.of(),
            context -> {
              throw new InterruptedException();
            });

    StudioException error =
        catchThrowableOfType(StudioException.class, () -> run(interrupted).output());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error.code()).isEqualTo(ErrorCode.INTERRUPTED);
  }

  @Test
  void fingerprintDependsOnEveryInputAndNotOnTheirOrder() {
    assertThat(Step.ofRows("a", Map.of("x", "1", "y", "2"), c -> StepOutput.of("")).fingerprint())
        .isEqualTo(
            Step.ofRows("a", Map.of("y", "2", "x", "1"), c -> StepOutput.of("")).fingerprint())
        .isNotEqualTo(
            Step.ofRows("a", Map.of("x", "12", "y", ""), c -> StepOutput.of("")).fingerprint())
        .isNotEqualTo(
            Step.ofRows("b", Map.of("x", "1", "y", "2"), c -> StepOutput.of("")).fingerprint());
  }

  @Test
  void onlyItemsWhoseKeyChangedAreMade() {
    ItemCache items = workspace.items(run);
    for (String clause : List.of("a", "b", "c", "a", "b", "changed")) {
      List<String> norms =
          items.computeListIfAbsent(
              "norms",
              clause,
              String.class,
              () -> {
                done.add(clause);
                return List.of(clause + "/1", clause + "/2");
              });
      assertThat(norms).containsExactly(clause + "/1", clause + "/2");
    }
    assertThat(done).containsExactly("a", "b", "c", "changed");

    items.retain("norms", Set.of("a"));
    assertThat(items.contains("norms", "a")).isTrue();
    assertThat(items.contains("norms", "b")).isFalse();
  }

  private StepResult run(Step step) {
    return workspace.stepRunner(run, Progress.silent()).run(step);
  }

  private Step training(String seed) {
    return Step.ofArtifacts(
        "train",
        Map.of("seed", seed),
        context -> {
          done.add(seed);
          Artifact adapter =
              workspace
                  .artifacts()
                  .put(
                      "adapter",
                      out -> Files.writeString(out.resolve("weights"), "weights " + seed));
          return StepOutput.of("trained").with("adapter", adapter).with("loss", "2.5");
        });
  }

  private Step rows(String seed) {
    return Step.ofRows(
        "frame",
        Map.of("seed", seed),
        context -> {
          done.add(seed);
          return StepOutput.of("framed");
        });
  }
}
