package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import org.junit.jupiter.api.Test;

class LawReaderTest {
  @Test
  void akomaNtosoKeepsItsStructureAndItsIds() {
    PolicyDocument act = Reading.structured("shelter-act.akn.xml");

    assertThat(act.format()).isEqualTo(DocumentFormat.AKOMA_NTOSO);
    assertThat(act.root().title()).isEqualTo("Act on animal shelters");
    assertThat(Reading.sections(act))
        .containsExactly(
            "1 Preamble",
            "2 Recitals",
            "1 CHAPTER I Keeping",
            "2 Article 1 Definitions",
            "2 Article 2 Duties");
    assertThat(Reading.lines(act))
        .containsExactly(
            "0.1 GUIDANCE |Act on animal shelters",
            "preamble.1 RECITAL |Having regard to the Animal Treaty,",
            "preamble.recitals.1 RECITAL (1)|Shelters should be warm.",
            "art-1.p1 PARAGRAPH |In this Act:",
            "art-1.1 DEFINITION (1)|‘keeper’ means a person who feeds animals;",
            "art-2.1 PARAGRAPH 1.|The keeper shall:",
            "art-2.1.a LIST_ITEM (a)|feed each animal under Article 1;",
            "art-2.1.a.fn GUIDANCE footnote *|Twice a day.",
            "art-2.1.b LIST_ITEM (b)|keep a register,",
            "art-2.1.end PARAGRAPH |and show both on request.",
            "art-2.2 PARAGRAPH 2.|Every shelter shall be warm.",
            "art-2.2.fn-2 GUIDANCE footnote 2|Cats and dogs only.",
            "0.2 GUIDANCE |Done at Tarrow.");
    assertThat(Reading.clause(act, "art-2.1.a").span().describe())
        .isEqualTo("art_2__para_1__point_a, line 16");
    assertThat(Reading.clause(act, "art-2.1.end").leadIn()).isEqualTo("The keeper shall:");
    assertThat(act.warnings())
        .containsExactly(
            "left out deletions: 1",
            "left out metadata: 1",
            "left out parts that an amendment strikes out or repeals: 1");
  }

  @Test
  void uslmBillsKeepLevelsChapeausAndQuotedLaw() {
    PolicyDocument bill = Reading.structured("shelter-bill.uslm.xml");

    assertThat(bill.format()).isEqualTo(DocumentFormat.USLM);
    assertThat(bill.root().title()).isEqualTo("To keep animals warm, and for other purposes.");
    assertThat(Reading.sections(bill))
        .containsExactly(
            "1 TITLE I SHELTERS", "2 SEC. 101 DUTIES", "3 (a) In General", "3 “SEC. 9 LOCKS");
    assertThat(Reading.lines(bill))
        .containsExactly(
            "0.1 GUIDANCE |1st CONGRESS 1st Session",
            "0.2 GUIDANCE |A BILL To keep animals warm, and for other purposes.",
            "0.3 RECITAL |Be it enacted by the Senate,",
            "sec-101.a.p1 PARAGRAPH |If a keeper feeds an animal, the keeper shall—",
            "sec-101.a.1 LIST_ITEM (1)|feed it daily; and",
            "sec-101.a.2 LIST_ITEM (2)|record—",
            "sec-101.a.2.a LIST_ITEM (A)|the food; and",
            "sec-101.a.2.b LIST_ITEM (B)|the hour,",
            "sec-101.a.6 PARAGRAPH |but not on holidays.",
            "sec-101.b DEFINITION (b)|In this section, the term “keeper” means a person who feeds"
                + " animals.",
            "sec-101.c PARAGRAPH (c)|The Animal Act is amended by adding at the end the following:",
            "sec-101.quote-9.1 PARAGRAPH |A shelter shall be locked.”");
    assertThat(Reading.clause(bill, "sec-101.a.2.a").leadIn())
        .isEqualTo("If a keeper feeds an animal, the keeper shall— record—");
    assertThat(bill.warnings())
        .containsExactly(
            "left out metadata: 1",
            "left out notes in the margin: 1",
            "left out parts that an amendment strikes out or repeals: 1");
  }
}
