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
