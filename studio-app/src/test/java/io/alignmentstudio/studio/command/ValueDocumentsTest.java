package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A story beside two policies. */
class ValueDocumentsTest {
  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    TinyPolicy.write(folder);
    Files.writeString(
        folder.resolve("policies/fable.md"),
        """
        # The Two Bakers

        Two bakers shared one oven. The older one must bake first on every market day, said the custom.

        Moral: Never count your loaves before they are baked. Kindness is never wasted.
        """);
  }

  @Test
  void aStoryGivesRecommendationsThatWaitForReview() throws IOException {
    declare("story");

    CommandLineRun run = CommandLineRun.of("frame", "--norms", "9", "-w", folder.toString());

    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out() + run.error())
        .contains("fable: 2 recommendations were read from what is no rule, and wait for review")
        .contains("recommendation | avoid counting their loaves", "(for review)");
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      List<Norm> fable =
          workspace.norms().all().stream()
              .filter(norm -> norm.regulation().equals("fable"))
              .toList();
      assertThat(fable)
          .hasSize(2)
          .allMatch(norm -> norm.modality() == Modality.RECOMMENDATION && !norm.binding());
      assertThat(workspace.norms().all()).anyMatch(norm -> norm.modality() == Modality.OBLIGATION);
    }
  }

  @Test
  void whatAPersonAcceptsWaitsNoMore() throws IOException {
    declare("story");
    String folderName = folder.toString();
    assertThat(CommandLineRun.of("frame", "-w", folderName).error())
        .contains("Norms that wait for review: 2");
    Path file = folder.resolve("norms.csv");
    assertThat(
            CommandLineRun.of(
                    "review", "export", "--norms", "--kind", "story", "-w", folderName, file + "")
                .code())
        .isZero();
    String table = Files.readString(file);
    assertThat(table).contains("\"unreviewed, waits for review\"");
    Files.writeString(file, accepted(table));
    CommandLineRun stored =
        CommandLineRun.of("review", "import", file + "", "--author", "Ada", "-w", folderName);
    assertThat(stored.out()).as(stored.error()).contains("Stored: 2 decisions");

    CommandLineRun framed = CommandLineRun.of("frame", "--norms", "9", "-w", folderName);

    assertThat(framed.out() + framed.error())
        .doesNotContain("wait for review")
        .contains("recommendation | avoid counting their loaves", "review     accepted by Ada");
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(workspace.norms().all())
          .filteredOn(norm -> norm.regulation().equals("fable"))
          .hasSize(2)
          .extracting(Norm::method)
          .containsOnly("story, accepted by a reviewer");
    }
  }

  /** Fills in the empty cells before the modality. */
  private static String accepted(String table) {
    return table.replace(",,,,recommendation,", ",accept,,,recommendation,");
  }

  @Test
  void aKindThatDoesNotExistIsAnErrorOfTheSettings() throws IOException {
    declare("storey");

    CommandLineRun run = CommandLineRun.of("frame", "-w", folder.toString());

    assertThat(run.code()).isEqualTo(ErrorCode.CONFIG.exitCode());
    assertThat(run.error()).contains("kind must be one of rules, examples, story, interview");
  }

  private void declare(String kind) throws IOException {
    Path file = folder.resolve("studio.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "framing:",
                "  - {id: fable, title: Fable, documents: [policies/fable.md], kind: %s}\nframing:"
                    .formatted(kind)));
  }
}
