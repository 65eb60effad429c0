package io.alignmentstudio.workspace.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private Instant now = Instant.EPOCH;

  @Test
  void logGetsALineAtTheStartAtEachQuarterAndAtTheEnd() {
    Progress progress = new TerminalProgress(out, () -> now, false, 80);

    progress.start("Read documents", 1000, "clauses");
    for (int i = 0; i < 1000; i++) {
      now = now.plus(Duration.ofMillis(20));
      progress.advance(1);
    }
    progress.done("1,000 clauses in 3 documents");

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Read documents: 1,000 clauses",
            "Read documents  25 %  15 s left  250 of 1,000 clauses  50 clauses/s",
            "Read documents  50 %  10 s left  500 of 1,000 clauses  50 clauses/s",
            "Read documents  75 %  5 s left  750 of 1,000 clauses  50 clauses/s",
            "Read documents: 1,000 clauses in 3 documents (20 s)");
  }

  @Test
  void logOfLongWorkGetsALineEachHalfMinute() {
    Progress progress = new TerminalProgress(out, () -> now, false, 80);

    progress.start("Curate", 0, "row checks");
    for (int i = 0; i < 60; i++) {
      now = now.plus(Duration.ofSeconds(1));
      progress.advance(10);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Curate",
            "Curate  300 row checks  10 row checks/s",
            "Curate  600 row checks  10 row checks/s");
  }

  @Test
  void whatAnAttemptBeforeFinishedTellsNothingOfTheSpeed() {
    Progress progress = new TerminalProgress(out, () -> now, false, 80);

    progress.start("Tune", 100, "steps");
    progress.resume(49);
    now = now.plus(Duration.ofSeconds(10));
    progress.advance(1);

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .contains("Tune  50 %  8 min 20 s left  50 of 100 steps  0.10 steps/s");
  }

  @Test
  void terminalIsRedrawnButNotTooOften() {
    Progress progress = new TerminalProgress(out, () -> now, true, 120);

    progress.start("Tune", 1000, "tokens");
    for (int i = 0; i < 500; i++) {
      now = now.plus(Duration.ofMillis(1));
      progress.metric("loss", 2.3456);
      progress.advance(1);
    }
    String shown = bytes.toString(StandardCharsets.UTF_8);

    assertThat(shown.split("\r", -1)).hasSizeBetween(6, 8);
    assertThat(shown)
        .contains("[###########-------------] 49 %")
        .contains("998 tokens/s")
        .contains("loss 2.35")
        .doesNotContain("\n");
  }

  @Test
  void redrawnLineFitsTheTerminal() {
    Progress progress = new TerminalProgress(out, () -> now, true, 40);

    progress.start("A rather long name of a piece of work", 1000, "documents");

    assertThat(bytes.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", ""))
        .hasSizeLessThan(40);
  }

  @Test
  void messageStaysOnTheScreenAboveTheBar() {
    Progress progress = new TerminalProgress(out, () -> now, true, 80);

    progress.start("Read", 2, "documents");
    progress.message("warning: page 3 has no text");

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsSubsequence("\r\u001b[Kwarning: page 3 has no text\n", "Read");
  }

  @Test
  void unknownTotalShowsTheCount() {
    Progress progress = new TerminalProgress(out, () -> now, false, 80);

    progress.start("Generate", 0, "rows");
    progress.advance(7);
    progress.done("7 rows");

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("Generate", "Generate: 7 rows (0 s)");
  }

  @Test
  void durationsReadWell() {
    assertThat(ProgressState.text(Duration.ofMillis(400))).isEqualTo("0 s");
    assertThat(ProgressState.text(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(ProgressState.text(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    assertThat(ProgressState.text(Duration.ofMinutes(67))).isEqualTo("1 h 07 min");
  }
}
