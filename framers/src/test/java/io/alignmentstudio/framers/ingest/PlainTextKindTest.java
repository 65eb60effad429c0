package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTextKindTest {
  private static final String PLAIN =
      "Gifts\n=====\n\nStaff must not accept *any* gift from [a supplier], see # 4.\n\n- none\n";
  private static final String MARKED = "# Gifts\n\nStaff must **not** accept gifts.\n";

  @TempDir Path folder;

  private PolicyDocument read(String name, String text) {
    return Reading.read(Reading.write(folder.resolve(name), text));
  }

  @Test
  void namesOfMarkdownAreMarkdown() {
    for (String name : new String[] {"a.md", "a.markdown", "a.md.tmpl"}) {
      PolicyDocument document = read(name, PLAIN);
      assertThat(document.format()).as(name).isEqualTo(DocumentFormat.MARKDOWN);
      assertThat(document.warnings()).as(name).isEmpty();
    }
  }

  @Test
  void namesOfTextArePlainText() {
    for (String name : new String[] {"a.txt", "a.TEXT", "POLICY", "a.rst"}) {
      PolicyDocument document = read(name, PLAIN);
      assertThat(document.format()).as(name).isEqualTo(DocumentFormat.PLAIN_TEXT);
      assertThat(document.warnings()).as(name).isEmpty();
      assertThat(document.clauses().getFirst().text())
          .isEqualTo("Staff must not accept *any* gift from [a supplier], see # 4.");
    }
  }

  @Test
  void markdownInATextFileIsReadAsMarkdownWithAWarning() {
    PolicyDocument document = read("a.txt", MARKED);

    assertThat(document.format()).isEqualTo(DocumentFormat.MARKDOWN);
    assertThat(document.clauses().getFirst().text()).isEqualTo("Staff must not accept gifts.");
    assertThat(document.warnings())
        .containsExactly(
            "named like plain text, but has headings with #, bold words; read as Markdown");
  }

  @Test
  void markdownWithoutAnExtensionIsMarkdown() {
    PolicyDocument document = read("POLICY", MARKED);

    assertThat(document.format()).isEqualTo(DocumentFormat.MARKDOWN);
    assertThat(document.warnings()).isEmpty();
  }

  @Test
  void textInAFileOfAnotherNameIsNamed() {
    PolicyDocument document = read("a.docx", "Staff must not accept any gift.\n");

    assertThat(document.format()).isEqualTo(DocumentFormat.PLAIN_TEXT);
    assertThat(document.warnings())
        .containsExactly(
            "named like a Word document (DOCX), but is plain text; read as what it is");
  }

  @Test
  void evidenceOfMarkdownNeedsMoreThanOneSign() {
    assertThat(MarkdownEvidence.of("Pay the fee.\n\n# of guests: 4\n\nCall us.").isMarkdown())
        .isFalse();
    assertThat(MarkdownEvidence.of("Read [this](https://example.org/a) first.").isMarkdown())
        .isFalse();
    assertThat(MarkdownEvidence.of("It costs 2 ** 3 or 4 ** 5 coins.").isMarkdown()).isFalse();
    assertThat(MarkdownEvidence.of("Name  Limit\n----  -----\nBags  1").isMarkdown()).isFalse();
    assertThat(MarkdownEvidence.of("a | b\n--|--\n1 | 2").isMarkdown()).isTrue();
    assertThat(MarkdownEvidence.of("Text\n\n```\ncode\n```\n").isMarkdown()).isTrue();
    assertThat(MarkdownEvidence.of("One\n\n## Two\n\ntext\n\n## Three\n").isMarkdown()).isTrue();
  }
}
