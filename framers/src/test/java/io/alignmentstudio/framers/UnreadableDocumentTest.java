package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.config.RowStyle;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.UnreadableDocuments;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableDocumentTest {
  @TempDir Path scratch;
  private Path good;
  private Path bad;

  @BeforeEach
  void documents() throws IOException {
    good = scratch.resolve("keys.md");
    Files.writeString(good, "# Keys\n\nEmployees must lock the cabinet.\n");
    bad = scratch.resolve("broken.pdf");
    Files.writeString(bad, "%PDF-1.7\ncut off");
  }

  private Framed frame(UnreadableDocuments unreadable, Path... documents) {
    return PolicyFrames.frame(
        List.of(documents), PolicyFrames.settings(RowStyle.BRIEF, unreadable), scratch);
  }

  @Test
  void theOthersAreFramedWhereTheUserWantsIt() {
    Framed framed = frame(UnreadableDocuments.LEAVE_OUT, good, bad);

    assertThat(framed.norms()).hasSize(1);
    assertThat(framed.documents()).extracting(each -> each.fileName()).containsExactly("keys.md");
    assertThat(framed.leftOut()).singleElement().asString().contains("broken.pdf");
    assertThat(framed.warnings()).anyMatch(warning -> warning.startsWith("left out: "));
  }

  @Test
  void whoeverOnlyReadsTheDocumentsIsToldToo() {
    List<String> said = new ArrayList<>();
    StudioConfig config =
        PolicyFrames.config(
            List.of(good, bad),
            PolicyFrames.settings(RowStyle.BRIEF, UnreadableDocuments.LEAVE_OUT));
    try (Database database = Database.open(scratch.resolve("read.db"))) {
      database.migrate();
      new Framing(
              config,
              scratch,
              List.of(),
              List.of(),
              List.of(),
              new ItemCache(database, InstantSource.system(), "test"),
              new Said(said),
              Map.of())
          .documents();
    }
    assertThat(said).singleElement().asString().contains("left out", "broken.pdf");
  }

  private record Said(List<String> messages) implements Progress {
    @Override
    public void start(String name, long total, String unit) {}

    @Override
    public void advance(long units) {}

    @Override
    public void metric(String name, double value) {}

    @Override
    public void message(String text) {
      messages.add(text);
    }

    @Override
    public void done(String result) {}
  }

  @Test
  void theRestGoesOnByDefault() {
    assertThat(PolicyFrames.plain(List.of(good)).framing().unreadable())
        .isEqualTo(UnreadableDocuments.LEAVE_OUT);
  }

  @Test
  void aDocumentThatIsNotThereIsAnErrorInAnyCase() {
    assertThatThrownBy(() -> frame(UnreadableDocuments.LEAVE_OUT, good, scratch.resolve("gone.md")))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("gone.md")
        .hasMessageContaining("does not exist");
  }

  @Test
  void elseNothingIsFramed() {
    assertThatThrownBy(() -> frame(UnreadableDocuments.STOP, good, bad))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("broken.pdf");
  }

  @Test
  void withoutAnyReadableDocumentThereIsNothingToGoOnWith() {
    assertThatThrownBy(() -> frame(UnreadableDocuments.LEAVE_OUT, bad))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("broken.pdf");
  }
}
