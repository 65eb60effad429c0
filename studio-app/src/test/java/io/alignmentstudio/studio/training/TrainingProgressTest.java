package io.alignmentstudio.studio.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.ArtifactStore;
import io.alignmentstudio.workspace.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingProgressTest {
  private static final int STEPS = 9;

  @TempDir private Path folder;

  @Test
  void aResumedRunKeepsTheStepsOfTheAttemptBefore() throws IOException {
    ArtifactStore artifacts = new ArtifactStore(folder.resolve("artifacts"));
    TrainingProgress whole = progress("whole");
    whole.started(STEPS, 0);
    steps(whole, 1, STEPS);

    TrainingProgress killed = progress("killed");
    killed.started(STEPS, 0);
    steps(killed, 1, 6);
    Files.writeString(folder.resolve("killed"), "{\"loss\":1.5,\"st", StandardOpenOption.APPEND);
    TrainingProgress resumed = progress("killed");
    resumed.started(STEPS, 4);
    steps(resumed, 5, STEPS);

    Artifact expected = whole.finish(artifacts);
    assertThat(resumed.loss()).isEqualTo(whole.loss());
    assertThat(resumed.finish(artifacts)).isEqualTo(expected);
    assertThat(Files.readAllLines(expected.folder().resolve(TrainingProgress.LOG))).hasSize(STEPS);
  }

  private TrainingProgress progress(String log) {
    return new TrainingProgress(
        "tuning", Optional.of(folder.resolve(log)), Progress.silent(), () -> Instant.EPOCH);
  }

  private static void steps(TrainingProgress progress, int first, int last) {
    for (int step = first; step <= last; step++) {
      progress.stepped(step, new StepMetrics(1.0 / step, Map.of()), 0.001, 100);
    }
  }
}
