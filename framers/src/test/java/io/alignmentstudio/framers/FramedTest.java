package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.curation.Curated;
import io.alignmentstudio.framers.ontology.OntologyCoverage;
import io.alignmentstudio.framers.review.NormReviews;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramedTest {
  @Test
  void heldOutRowsOfPeopleAndOfTheGeneratorAreDifferentStrata() {
    Curated curated =
        new Curated(
            List.of(scenario("trained", "template")),
            List.of(scenario("a", "template"), scenario("b", "seed")),
            List.of(scenario("c", "seed"), scenario("d", "template"), scenario("e", "feedback")),
            new Funnel(List.of()),
            List.of());
    Framed framed =
        new Framed(
            List.of(),
            List.of(),
            NormReviews.Applied.undecided(List.of()),
            List.of(),
            curated,
            new Coverage(List.of(), 0, List.of(), 0, 0, List.of(), List.of(), 0, 0),
            new Framed.Counts(0, 0, 0),
            new RowFolder(List.of(), List.of(), List.of(), List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            new OntologyCoverage(0, List.of(), 0, List.of(), 0, List.of()));

    assertThat(framed.heldOut().scenarios())
        .extracting(row -> row.id() + " " + row.head().stratum().orElseThrow())
        .containsExactlyInAnyOrder(
            "a held-out-groups",
            "b held-out-seeds",
            "c held-out-seeds",
            "d held-out-norms",
            "e held-out-seeds");
  }

  private static Example scenario(String id, String generator) {
    return new Example.Scenario(
        id,
        "conduct",
        "Ana kept a watch.",
        Verdict.VIOLATION,
        Optional.empty(),
        "group " + id,
        new Provenance(Optional.empty(), List.of("conduct:1"), List.of("x"), generator, "s"));
  }
}
