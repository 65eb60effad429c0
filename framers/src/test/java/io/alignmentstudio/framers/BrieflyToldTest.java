package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.workspace.config.RowStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norms that no sentence of the generators' own can tell rightly. */
class BrieflyToldTest {
  /** More than a story has room for, and less than makes a sentence no norm. */
  private static final String LONG =
      "If samples are carried between the laboratory and any other place, and the carrier is not an"
          + " employee of the laboratory, and the container has been opened on the way or the seals"
          + " are not as they were when the samples left the laboratory, the operator must keep a"
          + " record of the name of the carrier, of the time at which the carrier took the samples,"
          + " of the temperature that was measured when they left the laboratory and when they came"
          + " in, and of everything else that the head of the laboratory asked for.";

  private static final String POLICY =
      "# Samples\n\n## 1 Handling\n\n1.1 Employees must lock the cabinet.\n\n1.2 "
          + LONG
          + "\n\n1.3 The courier must be known to the laboratory. It must not hand over such"
          + " samples to a person referred to in paragraph 2 of this section.\n\n";

  @TempDir Path scratch;

  @Test
  void aNormThatCannotBeToldPlainlyHasEveryKindInItsOwnWords() throws IOException {
    Framed framed = frame(RowStyle.FULL);
    Coverage coverage = framed.coverage();

    assertThat(coverage.norms())
        .allSatisfy(norm -> assertThat(norm.missing()).as(norm.normId()).isEmpty());
    assertThat(coverage.norms())
        .filteredOn(norm -> !norm.briefly().isEmpty())
        .extracting(norm -> norm.briefly().values().iterator().next())
        .contains("its statement is longer than 48 words");
    assertThat(rowsOf(framed, LONG))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.provenance().generator()).isEqualTo("quotation");
              assertThat(row.provenance().source())
                  .endsWith(", told briefly: its statement is longer than 48 words");
            });
    assertThat(rowsOf(framed, LONG))
        .filteredOn(Example.Scenario.class::isInstance)
        .allSatisfy(row -> assertThat(row.prompt()).contains(LONG));
    assertThat(coverage.resolvingRows()).isEqualTo(coverage.rows());
  }

  @Test
  void theFunnelCountsWhatIsToldBriefly() throws IOException {
    Framed framed = frame(RowStyle.FULL);
    Funnel.Stage told =
        framed.curated().funnel().stages().stream()
            .filter(stage -> stage.name().equals("norms told in full, the others briefly"))
            .findFirst()
            .orElseThrow();

    assertThat(told.in() - told.out()).isEqualTo((int) framed.coverage().brieflyTold());
    assertThat(told.dropped())
        .containsEntry("told briefly: its statement is longer than 48 words", 1);
    assertThat(told.samples().values().stream().flatMap(List::stream))
        .extracting(Funnel.Sample::text)
        .anyMatch(text -> text.contains("the operator must keep a record"));
  }

  @Test
  void briefRowsOfALongNormAreQuotedToo() throws IOException {
    Framed framed = frame(RowStyle.BRIEF);

    assertThat(framed.coverage().norms())
        .allSatisfy(norm -> assertThat(norm.missing()).as(norm.normId()).isEmpty());
    assertThat(rowsOf(framed, LONG))
        .filteredOn(Example.Scenario.class::isInstance)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.provenance().source())
                    .contains("told briefly: dropped: ")
                    .contains("prompt longer than 90 words"));
  }

  private Framed frame(RowStyle style) throws IOException {
    Path file = scratch.resolve("samples.md");
    Files.writeString(file, POLICY);
    return PolicyFrames.frame(List.of(file), PolicyFrames.settings(style), scratch);
  }

  private static List<Example> rowsOf(Framed framed, String quote) {
    Norm norm =
        framed.norms().stream()
            .filter(each -> each.quote().equals(quote))
            .findFirst()
            .orElseThrow();
    return framed
        .curated()
        .kept()
        .filter(row -> row.provenance().normId().filter(norm.id()::equals).isPresent())
        .toList();
  }
}
