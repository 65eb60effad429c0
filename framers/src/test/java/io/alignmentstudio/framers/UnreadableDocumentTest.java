package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.config.RowStyle;
import io.alignmentstudio.workspace.config.UnreadableDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
