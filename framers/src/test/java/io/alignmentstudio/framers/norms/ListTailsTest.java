package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import io.alignmentstudio.framers.norms.lists.ListTails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListTailsTest {
  @TempDir private Path folder;

  @Test
  void whatFollowsAListBelongsToEveryItem() {
    List<Norm> norms =
        norms(
            """
            You must not:

            - accept gifts; or
            - pay bribes,

            unless the compliance officer has approved it in writing.
            """);

    assertThat(norms)
        .extracting(Norm::statement)
        .containsExactly(
            "Employees must not accept gifts unless the compliance officer has approved it in"
                + " writing.",
            "Employees must not pay bribes unless the compliance officer has approved it in"
                + " writing.");
    assertThat(norms).allMatch(norm -> norm.exception().isPresent());
    assertThat(norms).extracting(Norm::quote).containsExactly("accept gifts; or", "pay bribes,");
    assertThat(norms)
        .extracting(Norm::clauseIds)
        .containsExactly(
            List.of("code:conduct.2", "code:conduct.4"),
            List.of("code:conduct.3", "code:conduct.4"));
  }

  @Test
  void timesAndCircumstancesBelowAListAreKept() {
    assertThat(
            norms(
                """
                Employees who travel must:

                1. keep receipts, and
                2. file a report

                within 10 days of their return.
                """))
        .hasSize(2)
        .allMatch(norm -> norm.deadline().isPresent())
        .allMatch(norm -> norm.statement().endsWith(" within 10 days of their return."));
    assertThat(
            statements(
                """
                A driver must not:

                - drink; or
                - use a phone,

                while driving a company vehicle.

                The company must:

                1. train staff; and
                2. keep records

                at least once a year.
                """))
        .containsExactly(
            "A driver must not drink while driving a company vehicle.",
            "A driver must not use a phone while driving a company vehicle.",
            "The company must train staff at least once a year.",
            "The company must keep records at least once a year.");
  }

  @Test
  void aPredicateBelowAListIsThatOfEveryItem() {
    assertThat(
            statements(
                """
                Any person who:

                - enters the vault; or
                - opens the safe,

                must sign the register.
                """))
        .containsExactly(
            "Any person who enters the vault must sign the register.",
            "Any person who opens the safe must sign the register.");
  }

  @Test
  void aSentenceAfterTheTailIsReadAlone() {
    assertThat(
            statements(
                """
                Visitors must not bring:

                - food
                - pets

                into the laboratory. Staff must clean the floor.
                """))
        .containsExactly(
            "Visitors must not bring food into the laboratory.",
            "Visitors must not bring pets into the laboratory.",
            "Staff must clean the floor.");
  }

  @Test
  void nestedItemsAreRestrictedToo() {
    assertThat(
            statements(
                """
                You must not:

                - accept gifts from:
                  - suppliers; or
                  - clients,
                - pay bribes,

                except with the consent of the board.
                """))
        .hasSize(3)
        .allMatch(statement -> statement.endsWith(" except with the consent of the board."));
  }

  @Test
  void itemsThatCannotBeReadWithTheirTailGiveNoNormAndSaidSo() {
    Framed framed =
        frame(
            """
            Staff must not:

            - open the vault; or
            - enter the archive

            unless:

            - the alarm rings; or
            - the door is open.
            """);

    assertThat(framed.norms()).isEmpty();
    assertThat(framed.reasons()).filteredOn(ListTails.UNREAD::equals).hasSize(2);
    assertThat(framed.reasons()).contains(ListTails.GOES_ON);
    assertThat(
            statements(
                """
                Staff must:

                - close the vault; or
                - lock the archive

                or the manager does it.
                """))
        .isEmpty();
  }

  @Test
  void sentencesOfTheirOwnRestrictNothing() {
    List<String> doors =
        List.of("Employees must lock the doors.", "Employees must close the windows.");
    for (String next :
        List.of(
            "the office is open from 8 am.",
            "and should report losses.",
            "e.g. those of the store.",
            "iPhones are kept in the safe.",
            "Unless told otherwise, stay.")) {
      assertThat(statements("You must:\n\n- lock the doors\n- close the windows\n\n" + next))
          .containsAll(doors);
    }
    assertThat(
            statements("You must:\n\n- lock the doors.\n- close the windows.\n\nif in doubt, ask."))
        .containsAll(doors);
  }

  @Test
  void wordsBelowAListOfAnActRestrictItToo() {
    assertThat(
            extract(
                    write(
                        "wrap.xml",
                        """
                        <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a">
                        <body><section eId="s"><num>1.</num><heading>Duty</heading><subsection eId="t"><num>(2)</num>
                        <intro><p>A driver must not:</p></intro>
                        <paragraph eId="x"><num>(a)</num><content><p>drink; or</p></content></paragraph>
                        <paragraph eId="y"><num>(b)</num><content><p>use a phone,</p></content></paragraph>
                        <wrapUp><p>while driving a company vehicle.</p></wrapUp></subsection></section></body></act>
                        </akomaNtoso>
                        """))
                .norms())
        .extracting(Norm::statement)
        .containsExactly(
            "A driver must not drink while driving a company vehicle.",
            "A driver must not use a phone while driving a company vehicle.");
  }

  @Test
  void listsOfWebPagesGoOnToo() {
    assertThat(
            extract(
                    write(
                        "page.html",
                        """
                        <!DOCTYPE html><html><body><h1>Conduct</h1><p>You must not:</p>
                        <ul><li>accept gifts; or</li><li>pay bribes,</li></ul>
                        unless the compliance officer has approved it.
                        <p>Staff must:</p><ol><li>keep receipts, and</li><li>file a report</li></ol>
                        <p>within 10 days of their return.</p></body></html>
                        """))
                .norms())
        .hasSize(4)
        .allMatch(norm -> norm.exception().isPresent() || norm.deadline().isPresent());
  }

  private record Framed(List<Norm> norms, List<String> reasons) {}

  private List<String> statements(String markdown) {
    return norms(markdown).stream().map(Norm::statement).toList();
  }

  private List<Norm> norms(String markdown) {
    return frame(markdown).norms();
  }

  private Framed frame(String markdown) {
    return extract(write("policy.md", "# Conduct\n\n" + markdown));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Framed extract(Path file) {
    PolicyDocument document =
        DocumentReader.read(file, new Regulation("code", "Code of conduct", Tier.MUST, 1));
    List<Clause> clauses = document.clauses();
    NormExtractor extractor = new NormExtractor(Addressees.DEFAULT, ClauseLists.of(clauses));
    List<NormExtraction> found = clauses.stream().map(extractor::analyse).toList();
    return new Framed(
        found.stream().flatMap(each -> each.norms().stream()).toList(),
        found.stream()
            .flatMap(each -> each.dropped().stream().map(NormExtraction.Dropped::reason))
            .toList());
  }
}
