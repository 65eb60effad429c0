package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.SourceSpan;
import org.junit.jupiter.api.Test;

class FormexReaderTest {
  private final PolicyDocument act = Reading.structured("shelter-regulation.fmx.xml");

  @Test
  void actBecomesSectionsWithTheirPrintedNumbers() {
    assertThat(act.format()).isEqualTo(DocumentFormat.FORMEX);
    assertThat(act.root().title()).isEqualTo("Regulation (XY) 2031/7 on animal shelters");
    assertThat(Reading.sections(act))
        .containsExactly(
            "1 Preamble",
            "1 Recitals",
            "1 CHAPTER I Keeping",
            "2 Article 1 Definitions",
            "2 Article 2 Duties",
            "1 Final",
            "1 ANNEX I Food",
            "2 Part A");
    assertThat(act.warnings()).containsExactly("left out metadata: 1");
  }

  @Test
  void preambleAndSignatureNeverBind() {
    assertThat(Reading.lines(act))
        .startsWith(
            "0.fn-1 GUIDANCE footnote 1|Text with XY relevance.",
            "preamble.1 RECITAL |THE COUNCIL OF SHELTERS,",
            "preamble.2 RECITAL |Having regard to the opinion of the keepers,",
            "preamble.fn-2 RECITAL footnote 2|OJ X 1, p. 2.",
            "preamble.4 RECITAL |Whereas:",
            "preamble.5 RECITAL |HAS ADOPTED THIS REGULATION:",
            "recitals.1 RECITAL (1)|Shelters should be warm.",
            "recitals.2 RECITAL (2)|Keepers must not be left alone.")
        .contains("final.2 GUIDANCE |Done at Tarrow.");
    assertThat(Reading.clause(act, "recitals.2").type().canBind()).isFalse();
    assertThat(Reading.clause(act, "recitals.2").leadIn()).isEmpty();
  }

  @Test
  void pointsIndentsAndSubparagraphsAreAddressedAsLawyersDo() {
    assertThat(Reading.lines(act))
        .containsSubsequence(
            "art-1.p1 PARAGRAPH |For the purposes of this Regulation:",
            "art-1.1 DEFINITION (1)|‘keeper’ means a person who feeds animals;",
            "art-1.2 DEFINITION (2)|‘shelter’ means:",
            "art-1.2.a DEFINITION (a)|a house for animals;",
            "art-2.1 PARAGRAPH 1.|The keeper shall:",
            "art-2.1.a LIST_ITEM (a)|feed each animal under Article 1(2):",
            "art-2.3 LIST_ITEM |in the morning;",
            "art-2.4 LIST_ITEM |at night;",
            "art-2.1.b LIST_ITEM (b)|keep a register.",
            "art-2.1.sub-2 PARAGRAPH |Point (b) of the first subparagraph shall not apply to small"
                + " shelters.",
            "art-2.1.sub-2.fn-3 GUIDANCE footnote 3|Shelters with fewer than five animals.",
            "art-2.2 PARAGRAPH 2.|In Directive 9, the following point is added:",
            "art-2.2.quote.z PARAGRAPH ‘(z)|shelters shall be locked;’.",
            "annex-i.part-a.1 PARAGRAPH |Each animal shall get:",
            "annex-i.part-a.2 TABLE_ROW |Animal: Cat; Food: 200 g");
    assertThat(Reading.clause(act, "art-2.3").leadIn())
        .isEqualTo("The keeper shall: feed each animal under Article 1(2):");
    assertThat(Reading.clause(act, "annex-i.part-a.2").leadIn())
        .isEqualTo("Each animal shall get:");
  }

  @Test
  void clausesKnowTheirElementAndLines() {
    Clause clause = Reading.clause(act, "art-2.1");
    assertThat(clause.span()).isInstanceOf(SourceSpan.Element.class);
    assertThat(clause.span().describe()).isEqualTo("002.001, line 20");
    assertThat(clause.headings()).containsExactly("Keeping", "Duties");
  }
}
