package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void aNormWithFewRowsIsNamedWithHowManyAndWhy() {
    Coverage coverage =
        new Coverage(
            List.of(
                norm("rich", Coverage.ENOUGH, Map.of()),
                norm("quoted", 12, Map.of("instruction", "its statement is long")),
                norm("alike", 29, Map.of())),
            0,
            List.of(),
            0,
            0,
            List.of(),
            List.of(),
            0,
            0);

    assertThat(coverage.richNorms()).isEqualTo(1);
    assertThat(coverage.poorNorms())
        .containsExactly(
            Map.entry("quoted", "12 rows, told briefly, as its statement is long"),
            Map.entry("alike", "29 rows, its rows are like those of other norms"));
  }

  @Test
  void aTermInsideAnotherWordIsNotSaid() {
    Example.Instruction row =
        new Example.Instruction(
            "row",
            "code",
            "which",
            "Who signs?",
            "The recipient signs both consents.",
            List.of(),
            true,
            "row",
            new Provenance(
                Optional.empty(), List.of("code:1"), List.of("signs"), "seed", "line 1"));
    Curated curated =
        new Curated(List.of(row), List.of(), List.of(), new Funnel(List.of()), List.of());

    assertThat(
            Coverage.unusedTerms(curated, List.of(term("IP"), term("recipient"), term("consent"))))
        .containsExactly("IP");
  }

  private static Coverage.NormCoverage norm(String id, int rows, Map<String, String> briefly) {
    return new Coverage.NormCoverage(
        id, Map.of("instruction", rows), Map.of(), briefly, Optional.empty());
  }

  private static Concept term(String name) {
    return new Concept(name, ConceptKind.OTHER, List.of(), Optional.empty(), List.of("code:1"));
  }
}
