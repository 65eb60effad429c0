package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.workspace.config.RowStyle;
import io.alignmentstudio.workspace.config.StudioConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedQuotesTest {
  @TempDir Path scratch;

  @Test
  void aQuoteWithItsPrintedLabelOrAcrossItemsIsKept() throws IOException {
    Path policy = scratch.resolve("reports.md");
    Files.writeString(
        policy,
        """
        # Reports

        3.2 A report may be made to any of the following:

        (a) the employee's own line manager;

        (b) the Compliance Office.

        ## Vans

        - Drivers must lock the van.
        - Drivers must not smoke in the van.
        """);
    Files.createDirectories(scratch.resolve("seeds"));
    Files.writeString(
        scratch.resolve("seeds/questions.jsonl"),
        seed("labelled", "Whom can I tell?", "(a) the employee's own line manager;")
            + seed("curly", "Is my own boss right?", "the employee’s own line manager;")
            + seed("bullet", "Must I lock up?", "- Drivers must lock the van.")
            + seed(
                "across",
                "What holds in a van?",
                "Drivers must lock the van. Drivers must not smoke in the van."));
    assertThat(kept(policy)).hasSize(4);
  }

  @Test
  void aBoxToTickIsNoPlaceholder() throws IOException {
    Path policy = scratch.resolve("vans.md");
    Files.writeString(policy, "# Vans\n\nDrivers must lock the van.\n");
    Files.createDirectories(scratch.resolve("seeds"));
    Files.writeString(
        scratch.resolve("seeds/questions.jsonl"),
        seed("form", "Write a form.", "Drivers must lock the van.")
            .replace("See the rules on reports or vans.", "Van: [ ] locked [ ] not locked."));

    assertThat(kept(policy)).containsExactly("seed/question/form");
  }

  /** The seeds among the rows, none of which is dropped. */
  private List<String> kept(Path policy) {
    StudioConfig plain =
        PolicyFrames.config(List.of(policy), PolicyFrames.settings(RowStyle.BRIEF));

    Framed framed =
        PolicyFrames.frame(
            new StudioConfig(
                plain.name(),
                plain.regulations(),
                Optional.of("seeds"),
                plain.suite(),
                plain.model(),
                plain.framing(),
                plain.teacher(),
                plain.training(),
                plain.audit(),
                plain.server()),
            scratch,
            scratch);

    assertThat(framed.curated().dropped())
        .filteredOn(dropped -> dropped.row().provenance().handWritten())
        .isEmpty();
    return framed
        .curated()
        .kept()
        .filter(row -> row.provenance().handWritten())
        .map(Example::id)
        .toList();
  }

  private static String seed(String id, String question, String quote) {
    return """
    {"id":"%s","policy":"policy","question":"%s","answer":"See the rules on reports or vans.","clause_quote":"%s"}
    """
        .formatted(id, question, quote);
  }
}
