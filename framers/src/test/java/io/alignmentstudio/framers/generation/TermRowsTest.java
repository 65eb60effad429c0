package io.alignmentstudio.framers.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermRowsTest {
  private static final Clause CLAUSE =
      clause("code:1", "The code is new. It was written for Larkfield Boats by its workers.");
  private static final Concept NAME = concept("Larkfield Boats", "code:1");

  @Test
  void aTermThatNoRowSaysIsAskedFor() {
    List<Example> rows = TermRows.of(Set.of("Larkfield Boats"), List.of(NAME), List.of(CLAUSE));

    assertThat(rows).hasSize(1);
    Example.Instruction row = (Example.Instruction) rows.getFirst();
    assertThat(row.prompt()).contains("\"Larkfield Boats\"");
    assertThat(row.answer())
        .contains("\"Scope\"", "It was written for Larkfield Boats by its workers.");
    assertThat(row.provenance().clauseIds()).containsExactly("code:1");
    assertThat(CLAUSE.text()).contains(row.provenance().quotes());
  }

  @Test
  void aTermThatIsSaidOrStandsInNoClauseIsNot() {
    Concept nowhere = concept("Heading Only", "code:1");

    assertThat(TermRows.of(Set.of(), List.of(NAME), List.of(CLAUSE))).isEmpty();
    assertThat(TermRows.of(Set.of("Heading Only"), List.of(nowhere), List.of(CLAUSE))).isEmpty();
  }

  @Test
  void aTermThatLeadInAndItemMakeTogetherIsAnsweredWithBoth() {
    Clause item =
        clause(
            "code:2",
            "Review and update the current audit and accountability:",
            "Procedures every year and following incidents.");
    Concept term =
        new Concept(
            "accountability procedure",
            ConceptKind.ASSET,
            List.of("accountability procedures"),
            Optional.empty(),
            List.of("code:2"));

    Example.Instruction row =
        (Example.Instruction)
            TermRows.of(Set.of(term.name()), List.of(term), List.of(item)).getFirst();

    assertThat(row.answer())
        .contains(
            "speaks of \"accountability procedure\" here",
            "\"Review and update the current audit and accountability: Procedures every year");
    assertThat(row.provenance().quotes())
        .containsExactly(item.leadIn(), item.text())
        .allMatch(quote -> item.fullText().contains(quote));
  }

  @Test
  void ofALongSentenceTheWordsAroundTheTermAreQuoted() {
    Clause guidance =
        clause(
            "code:3",
            "It includes "
                + "many kinds of things, ".repeat(20)
                + "TCP/IP ports, and "
                + "other things that matter, ".repeat(20)
                + "of course.");
    Concept term = concept("TCP", "code:3");

    Example.Instruction row =
        (Example.Instruction)
            TermRows.of(Set.of("TCP"), List.of(term), List.of(guidance)).getFirst();

    assertThat(row.answer()).contains("\"… ", "TCP/IP ports", " …\"").hasSizeLessThan(350);
    assertThat(guidance.text()).contains(row.provenance().quotes());
  }

  @Test
  void partsOfOtherWordsAreNoTerm() {
    Clause clause = clause("code:4", "The recipient signs.");

    assertThat(TermRows.of(Set.of("IP"), List.of(concept("IP", "code:4")), List.of(clause)))
        .isEmpty();
  }

  private static Concept concept(String name, String clause) {
    return new Concept(name, ConceptKind.OTHER, List.of(), Optional.empty(), List.of(clause));
  }

  private static Clause clause(String id, String text) {
    return clause(id, "", text);
  }

  private static Clause clause(String id, String leadIn, String text) {
    return new Clause(
        id,
        "code",
        ClauseType.PARAGRAPH,
        "",
        text,
        leadIn,
        List.of("Scope"),
        new SourceSpan.Lines(1, 1, 1, 9),
        Clause.contentHash(ClauseType.PARAGRAPH, text, leadIn, List.of("Scope")));
  }
}
