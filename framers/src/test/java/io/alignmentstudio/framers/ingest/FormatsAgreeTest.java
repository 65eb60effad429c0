package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.WordFixture.item;
import static io.alignmentstudio.framers.ingest.WordFixture.list;
import static io.alignmentstudio.framers.ingest.WordFixture.paragraph;
import static io.alignmentstudio.framers.ingest.WordFixture.style;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsAgreeTest {
  @TempDir Path folder;

  @Test
  void sameDocumentGivesTheSameClausesInEveryFormat() throws IOException {
    PolicyDocument markdown =
        Reading.markdown(
            folder,
            """
            # Gift policy

            ## 1 Gifts

            ### 1.1 The rule

            Employees know the register. Employees must:

            - (a) report each gift;
            - (b) refuse cash.

            **Gift** means anything of value.

            **Q.** May I keep a pen?

            **A.** Yes, if it is cheap.

            ### 1.2 Limits

            Up to 75 euro no approval is needed.
            """);
    PolicyDocument word =
        Reading.read(WordFixture.write(folder.resolve("p.docx"), FormatsAgreeTest::word));
    PolicyDocument pdf =
        Reading.read(PdfFixture.write(folder.resolve("p.pdf"), FormatsAgreeTest::pdf));

    assertThat(Reading.content(word)).isEqualTo(Reading.content(markdown));
    assertThat(Reading.content(pdf)).isEqualTo(Reading.content(markdown));
    assertThat(Reading.ids(word)).isEqualTo(Reading.ids(markdown));
    assertThat(Reading.ids(pdf)).isEqualTo(Reading.ids(markdown));
    assertThat(Reading.sections(word)).isEqualTo(Reading.sections(markdown));
    assertThat(Reading.sections(pdf)).isEqualTo(Reading.sections(markdown));
    assertThat(word.root().title()).isEqualTo("Gift policy");
    assertThat(pdf.root().title()).isEqualTo("Gift policy");
  }

  private static void word(XWPFDocument document) {
    BigInteger outline = list(document, 1, "decimal:%1", "decimal:%1.%2", "lowerLetter:(%3)");
    style(document, "Title", "Title", "", _ -> {});
    style(
        document,
        "H1",
        "heading 1",
        "",
        s -> s.addNewPPr().addNewNumPr().addNewNumId().setVal(outline));
    style(
        document,
        "H2",
        "heading 2",
        "H1",
        s -> s.addNewPPr().addNewNumPr().addNewIlvl().setVal(BigInteger.ONE));
    paragraph(document, "Title", "Gift policy");
    paragraph(document, "H1", "Gifts");
    paragraph(document, "H2", "The rule");
    paragraph(document, "", "Employees know the register. Employees must:");
    item(document, outline, 2, "report each gift;");
    item(document, outline, 2, "refuse cash.");
    bold(document, "Gift", " means anything of value.");
    bold(document, "Q.", " May I keep a pen?");
    bold(document, "A.", " Yes, if it is cheap.");
    paragraph(document, "H2", "Limits");
    paragraph(document, "", "Up to 75 euro no approval is needed.");
  }

  private static void bold(XWPFDocument document, String lead, String rest) {
    var paragraph = document.createParagraph();
    var run = paragraph.createRun();
    run.setBold(true);
    run.setText(lead);
    paragraph.createRun().setText(rest);
  }

  private static void pdf(PdfFixture.Page page) {
    page.line(72, 780, "Gift policy", PdfFixture.BOLD, 20);
    page.line(72, 740, "1 Gifts", PdfFixture.BOLD, 16);
    page.line(72, 710, "1.1 The rule", PdfFixture.BOLD, 13);
    page.line(72, 685, "Employees know the register. Employees must:");
    page.line(90, 660, "(a)");
    page.line(110, 660, "report each gift;");
    page.line(90, 640, "(b)");
    page.line(110, 640, "refuse cash.");
    page.line(72, 610, "Gift", PdfFixture.BOLD, 11);
    page.line(97, 610, "means anything of value.");
    page.line(72, 585, "Q.", PdfFixture.BOLD, 11);
    page.line(88, 585, "May I keep a pen?");
    page.line(72, 560, "A.", PdfFixture.BOLD, 11);
    page.line(88, 560, "Yes, if it is cheap.");
    page.line(72, 530, "1.2 Limits", PdfFixture.BOLD, 13);
    page.line(72, 505, "Up to 75 euro no approval is needed.");
  }

  /** The bundled policies exist in several formats; at least 95 of 100 clauses must agree. */
  @Test
  void bundledPoliciesAgree() throws IOException {
    Optional<Path> policies = Ancestors.find("examples/tarrowby/policies");
    List<String> compared = new ArrayList<>();
    if (policies.isPresent()) {
      try (Stream<Path> files = Files.list(policies.get())) {
        for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
          compare(file, ".docx", compared);
          compare(file, ".pdf", compared);
        }
        Path word = policies.get().resolve("business-conduct-guideline.docx");
        if (Files.exists(word)) {
          compare(word, ".pdf", compared);
        }
      }
    }
    String reason = "skipped: examples/tarrowby/policies holds no policy in two formats";
    if (compared.isEmpty()) {
      System.out.println(reason);
    }
    assumeTrue(!compared.isEmpty(), reason);
  }

  /** Typed as plain text, the bundled policies lose nothing but their emphasis. */
  @Test
  void bundledPoliciesAgreeAsPlainText() throws IOException {
    Optional<Path> policies = Ancestors.find("examples/tarrowby/policies");
    String reason = "skipped: examples/tarrowby/policies is not there";
    if (policies.isEmpty()) {
      System.out.println(reason);
    }
    assumeTrue(policies.isPresent(), reason);
    try (Stream<Path> files = Files.list(policies.orElseThrow())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        PolicyDocument markdown = Reading.read(file);
        PolicyDocument plain = Reading.plain(folder, PlainEdition.of(Files.readString(file)));

        assertThat(plain.format()).isEqualTo(DocumentFormat.PLAIN_TEXT);
        assertThat(plain.root().title()).isEqualTo(markdown.root().title());
        assertThat(Reading.ids(plain)).isEqualTo(Reading.ids(markdown));
        assertThat(Reading.content(plain)).isEqualTo(Reading.content(markdown));
        assertThat(Reading.sections(plain)).isEqualTo(Reading.sections(markdown));
      }
    }
  }

  private static void compare(Path markdown, String extension, List<String> compared) {
    Path other = Path.of(markdown.toString().replaceFirst("\\.(?:md|docx)$", extension));
    if (!Files.exists(other)) {
      return;
    }
    List<String> expected = texts(Reading.read(markdown));
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(texts(Reading.read(other)));
    compared.add(other.toString());
    SamePolicy same = SamePolicy.of(markdown, other);
    System.out.println(same.print());
    assertThat(same.share()).isGreaterThanOrEqualTo(0.95);
    assertThat(same.secondTree()).isEqualTo(same.firstTree());
    assertThat(missing.size())
        .as("clauses of %s that %s lacks: %s", markdown.getFileName(), other.getFileName(), missing)
        .isLessThanOrEqualTo(expected.size() / 20);
  }

  private static List<String> texts(PolicyDocument document) {
    return document.clauses().stream()
        .map(
            clause ->
                clause.type()
                    + " "
                    + clause.text().replaceAll("[“”]", "\"").replaceAll("[‘’]", "'"))
        .toList();
  }
}
