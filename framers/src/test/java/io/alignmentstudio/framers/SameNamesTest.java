package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.RowStyle;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.store.DocumentStore;
import io.alignmentstudio.workspace.store.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of one name, and of one text. */
class SameNamesTest {
  @TempDir Path scratch;

  private Path write(String name, String text) throws IOException {
    Path file = scratch.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file;
  }

  private Framed frame(Path... documents) {
    return PolicyFrames.frame(List.of(documents), PolicyFrames.settings(RowStyle.BRIEF), scratch);
  }

  @Test
  void documentsOfOneNameInTwoFoldersAreFramedAndStored() throws IOException {
    Path keys = write("keys/index.md", "# Keys\n\nEmployees must lock the cabinet.\n");
    Path gifts = write("gifts/index.md", "# Gifts\n\nStaff must not accept gifts.\n");

    Framed framed = frame(keys, gifts);

    assertThat(framed.documents())
        .extracting(PolicyDocument::fileName)
        .containsExactly("index.md", "gifts/index.md");
    assertThat(framed.documents().stream().flatMap(each -> each.clauses().stream()))
        .extracting(Clause::id)
        .containsExactly("policy:index/keys.1", "policy:index-2/gifts.1");
    try (Database database = Database.open(scratch.resolve("store.db"))) {
      database.migrate();
      DocumentStore store = new DocumentStore(database, InstantSource.fixed(Instant.EPOCH));
      store.replaceAll(framed.documents(), new Origin("run", "frame"));
      assertThat(store.all()).isEqualTo(framed.documents());
    }
  }

  @Test
  void oneDocumentInTwoRegulationsIsNamedInAWarning() throws IOException {
    Path keys = write("keys.md", "# Keys\n\nEmployees must lock the cabinet.\n");
    Path copy = write("copy/keys.md", "# Keys\n\nEmployees must lock the cabinet.\n");
    StudioConfig config =
        StudioConfig.of(
            "Policies",
            List.of(
                new RegulationConfig("one", "One", Tier.MUST, 1, List.of(keys.toString())),
                new RegulationConfig("two", "Two", Tier.MUST, 1, List.of(copy.toString()))));

    Framed framed = PolicyFrames.frame(config, scratch, scratch);

    assertThat(framed.warnings())
        .anyMatch(warning -> warning.startsWith("keys.md of one and keys.md of two say the same"));
  }
}
