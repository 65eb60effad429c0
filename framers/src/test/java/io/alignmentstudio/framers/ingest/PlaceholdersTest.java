package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {
  @TempDir private Path folder;

  @Test
  void wordsInAngleBracketsAreText() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # P

            Report it to <name of officer> within <N> days.

            <COMPANY> must encrypt disks.

            <COMPANY>
            must lock doors.

            Send it to <address> by <time of day>. <address> must be told.
            """);

    assertThat(texts(document))
        .containsExactly(
            "Report it to <name of officer> within <N> days.",
            "<COMPANY> must encrypt disks.",
            "<COMPANY> must lock doors.",
            "Send it to <address> by <time of day>. <address> must be told.");
    assertThat(document.warnings())
        .containsExactly(
            "template variables stay as they are: <name of officer>, <N>, <COMPANY> ×2, <address>"
                + " ×2, <time of day>");
    assertThat(statements(document))
        .contains(
            "Employees must report it to <name of officer> within <N> days.",
            "<COMPANY> must encrypt disks.",
            "<COMPANY> must lock doors.");
  }

  @Test
  void tagsAreNoText() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            "# P\n\nUse <b>bold</b>, <my-role>Chief</my-role><Box/> and <br> lines </i>.\n");

    assertThat(texts(document)).containsExactly("Use bold, Chief and lines .");
    assertThat(document.warnings())
        .containsExactly("left out tags of elements that HTML does not have: 3");
  }

  @Test
  void wordsInSquareBracketsAreVariables() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # P

            [Company Name] must keep logs for [NUMBER] days.

            Staff must tell [insert name of officer] within [X] hours [SIC] [1] as [said](x.md) and [and more].
            """);

    assertThat(document.warnings())
        .containsExactly(
            "template variables stay as they are: [Company Name], [NUMBER], [insert name of"
                + " officer], [X]");
    assertThat(norms(document)).extracting(Norm::bearer).containsExactly("[Company Name]", "staff");
  }

  @Test
  void conditionsOfATemplateAreNamedAsUnread() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # P

            {% if remote %}Remote staff must use the network of {{ name }}.{% endif %}

            {{#if office}}Staff must lock doors.{{/if}}
            """);

    assertThat(document.warnings())
        .containsExactly(
            "conditions of the template are not read, and what they govern is taken to hold always:"
                + " {% if remote %}, {{#if office}}",
            "template variables stay as they are: {{ name }}");
  }

  @Test
  void frontMatterMayBeToml() {
    PolicyDocument document =
        Reading.markdown(
            folder, "+++\ntitle = \"The title\"\ndraft = true\n+++\n\nStaff must lock doors.\n");

    assertThat(document.root().title()).isEqualTo("The title");
    assertThat(texts(document)).containsExactly("Staff must lock doors.");
    assertThat(document.warnings())
        .containsExactly("front matter in lines 1-4 is metadata, not policy text: title, draft");
    assertThat(texts(Reading.markdown(folder, "+++\n\nStaff must lock doors.\n\n+++\n")))
        .contains("Staff must lock doors.");
  }

  @Test
  void numberedLinesAreClausesOfTheirOwn() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # P

            1.1 Drivers must rest.
            1.2 Drivers must log hours.
            1.2.1 Drivers must not drink.

            Cars must be longer than
            1.5 metres.
            """);

    assertThat(Reading.lines(document))
        .containsExactly(
            "p.1.1 PARAGRAPH 1.1|Drivers must rest.",
            "p.1.2 PARAGRAPH 1.2|Drivers must log hours.",
            "p.1.2.1 PARAGRAPH 1.2.1|Drivers must not drink.",
            "p.4 PARAGRAPH |Cars must be longer than 1.5 metres.");
  }

  @Test
  void struckTextOfMarkdownIsLeftOut() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # P

            Staff must ~~never~~ always knock. <del>Guests must pay.</del>

            ~~Staff must pay.~~

            Take ~~ for about <s>or not</s>.
            """);

    assertThat(texts(document)).containsExactly("Staff must always knock.", "Take ~~ for about .");
    assertThat(document.warnings()).containsExactly("left out deletions: 4");
  }

  private static List<String> texts(PolicyDocument document) {
    return document.clauses().stream().map(Clause::text).toList();
  }

  private static List<Norm> norms(PolicyDocument document) {
    NormExtractor extractor = new NormExtractor(Addressees.DEFAULT);
    return document.clauses().stream()
        .flatMap(clause -> extractor.extract(clause).stream())
        .toList();
  }

  private static List<String> statements(PolicyDocument document) {
    return norms(document).stream().map(Norm::statement).toList();
  }
}
