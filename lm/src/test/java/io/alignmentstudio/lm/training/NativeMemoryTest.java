package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures in a process of its own whose Java heap cannot grow: what grows there is native. A leak
 * of one state of one layer a step, 4 kB, would be 6 MB.
 */
class NativeMemoryTest {
  private static final long BOUND = 6L << 20;

  @TempDir Path folder;

  private void assertSteady(String what) throws Exception {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/self/status")),
        "skipped: resident memory is read on Linux");
    String output =
        ChildProcess.start(
                LongRun.class,
                Map.of("MALLOC_ARENA_MAX", "1"),
                folder.resolve(what + ".log"),
                what,
                folder.toString())
            .finish();
    List<Long> resident =
        output
            .lines()
            .filter(line -> line.startsWith("resident "))
            .map(line -> Long.valueOf(line.substring("resident ".length())))
            .toList();
    assertThat(resident).as(output).hasSize(2);
    assertThat(resident.get(1) - resident.get(0)).as("growth in bytes").isLessThan(BOUND);
  }

  @Test
  void trainingForTwoThousandStepsDoesNotGrow() throws Exception {
    assertSteady("train");
  }

  @Test
  void twoThousandGenerationsDoNotGrow() throws Exception {
    assertSteady("generate");
  }
}
