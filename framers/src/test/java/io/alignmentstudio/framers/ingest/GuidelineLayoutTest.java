package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks that guidelines have which are written without styles, tags or markup. */
class GuidelineLayoutTest {
  @TempDir Path folder;

  private static void line(XWPFDocument document, String text, int points, boolean bold) {
    XWPFParagraph paragraph = WordFixture.paragraph(document, "", text);
    paragraph.getRuns().getFirst().setFontSize(points);
    paragraph.getRuns().getFirst().setBold(bold);
  }

  @Test
  void largerLinesOfAWordDocumentWithoutStylesAreHeadings() throws IOException {
    PolicyDocument document =
        Reading.read(
            WordFixture.write(
                folder.resolve("p.docx"),
                word -> {
                  line(word, "Staff handbook", 24, true);
                  line(word, "Working hours", 15, false);
                  line(word, "Staff must be at their desks at eight.", 11, false);
                  line(word, "Breaks", 11, true);
                  line(word, "You may take a break after six hours.", 11, false);
                  line(word, "Clothing", 15, false);
                  line(word, "You must wear a badge.", 11, false);
                  line(word, "SCHEDULE 1", 11, true);
                  line(word, "Contact points", 11, true);
                  line(word, "Breaches may be reported to the office.", 11, false);
                }));

    assertThat(document.root().title()).isEqualTo("Staff handbook");
    assertThat(Reading.sections(document))
        .containsExactly(
            "1 Working hours", "2 Breaks", "1 Clothing", "2 SCHEDULE 1 Contact points");
  }

  @Test
  void boldItemsOfANumberedListAreHeadingsWhereAllOfThemHaveText() throws IOException {
    PolicyDocument document =
        Reading.read(
            WordFixture.write(
                folder.resolve("p.docx"),
                word -> {
                  BigInteger list = WordFixture.list(word, 1, "decimal:%1.", "decimal:%1.%2");
                  item(word, list, "Gifts");
                  WordFixture.item(word, list, 1, "Staff must refuse cash.");
                  WordFixture.item(word, list, 1, "Staff may keep a pen.");
                  item(word, list, "Travel");
                  WordFixture.paragraph(word, "", "Staff must travel by train.");
                }));

    assertThat(Reading.sections(document)).containsExactly("1 1. Gifts", "1 2. Travel");
    assertThat(Reading.content(document))
        .containsExactly(
            "PARAGRAPH 1.1 [] Staff must refuse cash.",
            "PARAGRAPH 1.2 [] Staff may keep a pen.",
            "PARAGRAPH  [] Staff must travel by train.");
  }

  private static void item(XWPFDocument document, BigInteger list, String text) {
    WordFixture.item(document, list, 0, text).getRuns().getFirst().setBold(true);
  }

  @Test
  void boxesToTickAndPrintedBulletsAreItemsOfTheirLeadIn() throws IOException {
    List<String> lines =
        List.of(
            "I agree that I will:",
            "☐ keep my password secret; and",
            "☑ tell a teacher.",
            "I agree not to:",
            "– share it;",
            "– write it down.");
    PolicyDocument word =
        Reading.read(
            WordFixture.write(
                folder.resolve("p.docx"),
                document -> lines.forEach(text -> WordFixture.paragraph(document, "", text))));
    PolicyDocument html =
        Reading.read(
            Reading.write(
                folder.resolve("p.html"),
                "<html><meta charset=\"utf-8\"><body><p>"
                    + String.join("</p><p>", lines)
                    + "</p></body></html>"));

    for (PolicyDocument document : List.of(word, html)) {
      assertThat(Reading.content(document))
          .containsExactly(
              "PARAGRAPH  [] I agree that I will:",
              "LIST_ITEM [ ] [I agree that I will:] keep my password secret; and",
              "LIST_ITEM [x] [I agree that I will:] tell a teacher.",
              "PARAGRAPH  [] I agree not to:",
              "LIST_ITEM  [I agree not to:] share it;",
              "LIST_ITEM  [I agree not to:] write it down.");
    }
  }

  @Test
  void bulletsPastedIntoOneParagraphAreItems() {
    PolicyDocument document =
        Reading.markdown(
            folder, "## Doors\n\nVisitors must:\n• lock the door\n• wear a badge\n\nBe kind.\n");

    assertThat(Reading.content(document))
        .containsExactly(
            "PARAGRAPH  [] Visitors must:",
            "LIST_ITEM  [Visitors must:] lock the door",
            "LIST_ITEM  [Visitors must:] wear a badge",
            "PARAGRAPH  [] Be kind.");
  }

  @Test
  void aDashBeforeOneParagraphAloneIsNoBullet() {
    PolicyDocument document =
        Reading.read(
            Reading.write(
                folder.resolve("p.html"),
                "<html><meta charset=\"utf-8\"><body><p>Be kind.</p><p>– The board</p></body></html>"));

    assertThat(Reading.content(document))
        .containsExactly("PARAGRAPH  [] Be kind.", "PARAGRAPH  [] – The board");
  }

  @Test
  void headsOfTwoPagesGo() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("p.pdf"),
            page -> {
              page.line(72, 800, "Larkspur Clinics - Staff handbook");
              page.line(72, 740, "Clothing", PdfFixture.BOLD, 16);
              page.line(72, 715, "Every member of staff must wear a badge, which may be removed");
              page.line(72, 40, "Approved January 2025 | Page 1 of 2");
            },
            page -> {
              page.line(72, 800, "Larkspur Clinics - Staff handbook");
              page.line(72, 740, "only where a patient could be harmed.");
              page.line(72, 40, "Approved January 2025 | Page 2 of 2");
            });

    PolicyDocument document = Reading.read(file);

    assertThat(document.clauses().stream().map(Clause::text))
        .containsExactly(
            "Every member of staff must wear a badge, which may be removed only where a patient"
                + " could be harmed.");
    assertThat(document.warnings()).anyMatch(warning -> warning.contains("Larkspur Clinics"));
  }

  @Test
  void aPartOfAHeadThatStaysIsEnough() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("p.pdf"),
            page -> head(page, "Gifts", "Cash must be refused by all of the staff who work here,"),
            page -> head(page, "Travel", "and by everybody else, whenever they travel."));

    assertThat(Reading.read(file).clauses().stream().map(Clause::text))
        .containsExactly(
            "Cash must be refused by all of the staff who work here, and by everybody else,"
                + " whenever they travel.");
  }

  private static void head(PdfFixture.Page page, String chapter, String text) {
    page.line(72, 800, "Meridian Energy | Code of ethics");
    page.line(450, 800, chapter);
    page.line(72, 740, text);
  }

  @Test
  void cellsInFramesAreReadByThemselves() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("p.pdf"),
            page -> {
              page.line(72, 760, "Who does what", PdfFixture.BOLD, 16);
              page.line(72, 735, "These are the duties of everybody who works for the company.");
              grid(page, 700, 680);
              row(page, 687, "Role", "", "Duty", "", "Deadline", "");
            },
            page -> {
              grid(page, 800, 760, 720);
              row(page, 786, "Employees", "", "must complete", "the training", "within", "a month");
              row(page, 746, "Managers", "and leads", "must discuss", "the code", "each year", "");
              page.line(72, 690, "Ask the office.");
            });

    assertThat(Reading.content(Reading.read(file)))
        .containsExactly(
            "PARAGRAPH  [] These are the duties of everybody who works for the company.",
            "TABLE_ROW  [] Role: Employees; Duty: must complete the training; Deadline: within a"
                + " month",
            "TABLE_ROW  [] Role: Managers and leads; Duty: must discuss the code; Deadline: each"
                + " year",
            "PARAGRAPH  [] Ask the office.");
  }

  @Test
  void aBoxBesideTheTextIsReadByItself() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("p.pdf"),
            page -> {
              page.line(72, 760, "Travel", PdfFixture.BOLD, 16);
              page.line(72, 735, "Employees must book travel through the desk. Flights");
              page.line(72, 721, "in business class must be approved by a director.");
              page.line(72, 690, "Employees must not combine trips with holidays.");
              page.frame(390, 705, 150, 45);
              page.line(396, 735, "Remember", PdfFixture.BOLD, 11);
              page.line(396, 721, "You must keep all receipts.");
            });

    assertThat(Reading.content(Reading.read(file)))
        .containsExactly(
            "PARAGRAPH  [] Employees must book travel through the desk. Flights in business class"
                + " must be approved by a director.",
            "CALL_OUT  [] Remember",
            "CALL_OUT  [] You must keep all receipts.",
            "PARAGRAPH  [] Employees must not combine trips with holidays.");
  }

  /** Draws the frames of three columns, and of the rows between some heights. */
  private static void grid(PdfFixture.Page page, double... heights) {
    for (double x : new double[] {70, 170, 300, 420}) {
      page.rule(x, heights[0], x, heights[heights.length - 1]);
    }
    for (double height : heights) {
      page.rule(70, height, 420, height);
    }
  }

  private static void row(PdfFixture.Page page, double y, String... lines) {
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isEmpty()) {
        page.line(new double[] {76, 176, 306}[i / 2], y - 13 * (i % 2), lines[i]);
      }
    }
  }

  @Test
  void aSentenceThatEndsNearTheEdgeEndsNoParagraph() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("p.pdf"),
            page -> {
              page.line(72, 740, "Clothing", PdfFixture.BOLD, 16);
              page.line(72, 715, "Jewellery must not be worn below the elbow, with the exception");
              page.line(72, 701, "of a plain ring and a watch on clinic days.");
              page.line(72, 687, "Notwithstanding-that-rule hair has to be tied back whenever");
              page.line(72, 673, "patients are treated.");
              page.line(72, 659, "Long hair must be washed.");
            });

    assertThat(Reading.read(file).clauses().stream().map(Clause::text))
        .containsExactly(
            "Jewellery must not be worn below the elbow, with the exception of a plain ring and a"
                + " watch on clinic days. Notwithstanding-that-rule hair has to be tied back"
                + " whenever patients are treated.",
            "Long hair must be washed.");
  }

  @Test
  void theTitleSaidAgainAboveTheTextIsNoSection() {
    PolicyDocument document =
        Reading.read(
            Reading.write(
                folder.resolve("p.html"),
                "<html><body><h1>Gift policy</h1><h1>Gift Policy</h1><h2>Cash</h2>"
                    + "<p>Refuse cash.</p><h2>Pens</h2><p>Keep them.</p></body></html>"));

    assertThat(Reading.sections(document)).containsExactly("1 Cash", "1 Pens");
  }
}
