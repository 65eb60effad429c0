package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words above a sub-heading that govern the lists below it. */
class AnnouncedTest {
  @TempDir Path folder;

  private static List<String> items(PolicyDocument document) {
    return document.clauses().stream()
        .filter(clause -> clause.type() == ClauseType.LIST_ITEM)
        .map(clause -> clause.leadIn() + " " + clause.text())
        .toList();
  }

  @Test
  void wordsBeforeTheFirstSubheadingGovernTheListsBelowAllOfThem() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Policy

            ## Prohibited

            Tools must NOT be used to:

            ### Data
            - Upload source code
            - Share passwords

            ### Content

            Texts and pictures are meant.

            - Imitate people

            Ask before you publish.

            - Name the source

            ## Duties

            - Lock the door.
            """);

    assertThat(items(document))
        .containsExactly(
            "Tools must NOT be used to: Upload source code",
            "Tools must NOT be used to: Share passwords",
            "Tools must NOT be used to: Imitate people",
            " Name the source",
            " Lock the door.");
    assertThat(Reading.ids(document)).contains("code:prohibited.data.1");
  }

  @Test
  void aSubheadingThatSaysTheOppositeEndsThem() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Policy

            ## Phones

            Staff must not:

            ### Calls

            - Call abroad

            ### What to do instead

            - Write a letter

            ### Texts

            - Write to customers
            """);

    assertThat(items(document))
        .containsExactly("Staff must not: Call abroad", " Write a letter", " Write to customers");
  }

  @Test
  void aWholeSentenceWithAColonGovernsNothingBelowASubheading() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            "# Policy\n\n## Phones\n\nHere is how we work:\n\n### Calls\n\n- Call the porter\n");

    assertThat(items(document)).containsExactly(" Call the porter");
  }

  @Test
  void wordsAtTheEndOfASectionGovernTheListThatItsNeighbourStartsWith() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Policy

            ## Phones

            Staff may:

            ## At lunch

            - Call home

            ## At night

            Nights are long.

            - Call the porter
            """);

    assertThat(items(document)).containsExactly("Staff may: Call home", " Call the porter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "txt", "docx"})
  void everyFormatKeepsThem(String format) throws IOException {
    Path file = folder.resolve("p." + format);
    switch (format) {
      case "html" ->
          Reading.write(
              file,
              "<h1>Policy</h1><h2>Prohibited</h2><p>Tools must not be used to:</p><h3>Data</h3>"
                  + "<ul><li>Upload source code</li></ul><h3>Content</h3><ul><li>Imitate people</li></ul>");
      case "txt" ->
          Reading.write(
              file,
              """
              POLICY

              1. PROHIBITED

              Tools must not be used to:

              1.1 Data

              - Upload source code

              1.2 Content

              - Imitate people
              """);
      default -> word(file);
    }

    assertThat(items(Reading.read(file)))
        .containsExactly(
            "Tools must not be used to: Upload source code",
            "Tools must not be used to: Imitate people");
  }

  private static void word(Path file) throws IOException {
    WordFixture.write(
        file,
        document -> {
          WordFixture.style(document, "Heading1", "heading 1", "", _ -> {});
          WordFixture.style(document, "Heading2", "heading 2", "", _ -> {});
          WordFixture.paragraph(document, "Heading1", "Prohibited");
          WordFixture.paragraph(document, "", "Tools must not be used to:");
          WordFixture.paragraph(document, "Heading2", "Data");
          WordFixture.paragraph(document, "", "• Upload source code");
          WordFixture.paragraph(document, "Heading2", "Content");
          WordFixture.paragraph(document, "", "• Imitate people");
        });
  }
}
