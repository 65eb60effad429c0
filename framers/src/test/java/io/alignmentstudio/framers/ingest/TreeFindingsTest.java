package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.PolicyDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeFindingsTest {
  @TempDir Path folder;

  @Test
  void numbersThatStandTwiceAreReportedOnceWithTheirPlaces() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Rules

            ## 2. Windows

            2.1 Guards must close the windows.

            ## 2. Doors

            2.1 Guards must open the doors.

            2.1 Guards must clean the doors.
            """);

    assertThat(document.warnings())
        .containsExactly(
            "2 numbers stand more than once, so that a reference to it may mean either: 2.1 (line 9; line 11), 2 (\"Windows\", line 5; \"Doors\", line 9)");
    assertThat(document.clauses()).hasSize(3);
  }

  @Test
  void numbersOfAnActThatStandTwiceAreReported() {
    String section =
        "<section><num>1.</num><heading>%s</heading><content><p>%s</p></content></section>";
    Path act =
        Reading.write(
            folder.resolve("act.xml"),
            "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><body>"
                + section.formatted("Masters", "A master shall keep a log.")
                + section.formatted("Mates", "A mate shall check the list.")
                + "</body></act></akomaNtoso>");

    assertThat(Reading.read(act).warnings())
        .singleElement()
        .asString()
        .startsWith("1 number stands more than once")
        .contains("\"Masters\"", "\"Mates\"");
  }

  @Test
  void referencesThatLeadBackAreReported() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Rules

            ## 1. Doors

            1.1 Guards must lock the doors, subject to section 2.

            1.2 Guards must oil the doors, see section 1.1.

            ## 2. Windows

            2.1 Guards must close the windows, except as provided in section 1.1.

            2.2 Guards must clean the windows, as set out in section 2.2.
            """);

    assertThat(document.warnings())
        .containsExactly(
            "2 chains of references lead back to where they stand: 1.1 → 2.1 → 1.1, 2.2 → 2.2");
  }

  @Test
  void headingsWithoutTextAreCounted() {
    PolicyDocument document =
        Reading.markdown(folder, "#\n\n## 1. Doors\n\nGuards must lock the doors.\n\n###   \n");

    assertThat(document.warnings())
        .containsExactly("left out headings without text: 2 (line 1, line 7)");
  }

  @Test
  void listsThatRestartAndReferencesThatLeadOnAreFine() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Rules

            ## 1. Doors

            1. Guards must lock the doors, subject to section 2.

            2. Guards must oil the doors.

            ## 2. Windows

            1. Guards must close the windows; see section 1.

            ## Annex A

            ### 1. Keys

            Guards must count the keys.

            ## Annex B

            ### 1. Bells

            Guards must test the bells.
            """);

    assertThat(document.warnings()).isEmpty();
  }
}
