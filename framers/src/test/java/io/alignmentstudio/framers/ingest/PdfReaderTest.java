package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.Reading.clause;
import static io.alignmentstudio.framers.ingest.Reading.sections;
import static io.alignmentstudio.framers.ingest.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTest {
  private static final List<String> TOPICS =
      List.of("The register", "The good name", "The property", "The safety");

  @TempDir Path folder;

  @Test
  void runningHeadsGoAndParagraphsContinueOverPages() throws IOException {
    List<Consumer<PdfFixture.Page>> pages = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      int number = i;
      pages.add(
          page -> {
            page.line(72, 800, "Conduct guideline of the company");
            page.line(290, 40, "Page " + number + " of 4");
            page.line(
                72, 740, number + "   Section " + "ABCD".charAt(number - 1), PdfFixture.BOLD, 14);
            page.line(
                72,
                715,
                "Every employee of the company must read this rule of chapter "
                    + number
                    + " and the infor-");
            page.line(
                72,
                701,
                "mation that belongs to it, and shall follow it at all times and in all places.");
            page.line(
                72,
                60,
                TOPICS.get(number - 1)
                    + " of the company is a matter for every one of its employees and");
            page.line(72, 780, number == 2 ? "ends here." : "");
          });
    }
    Path file = write("heads.pdf", pages);
    PolicyDocument document = Reading.read(file);

    assertThat(sections(document))
        .containsExactly("1 1 Section A", "1 2 Section B", "1 3 Section C", "1 4 Section D");
    assertThat(document.clauses().stream().map(Clause::text))
        .noneMatch(text -> text.contains("guideline of the company") || text.contains("Page "))
        .anyMatch(text -> text.endsWith("of its employees and ends here."))
        .anyMatch(text -> text.contains("the information that"));
    assertThat(clause(document, "1.1").span()).isInstanceOf(SourceSpan.PageBox.class);
    Clause broken =
        document.clauses().stream()
            .filter(c -> c.text().endsWith("ends here."))
            .findFirst()
            .orElseThrow();
    assertThat(broken.span().describe()).isEqualTo("pages 1-2");
  }

  @Test
  void paragraphsOfOneLineWithSpaceBetweenThemStayApart() throws IOException {
    List<String> rules =
        List.of(
            "Visitors must sign the register",
            "Visitors must not enter the engine room",
            "Staff must escort visitors at all times.",
            "Crew members must wear life vests on deck.",
            "Masters are responsible for training new crew.");
    Path file = write("rules.pdf", List.of(page -> spaced(page, rules, 25)));

    assertThat(texts(Reading.read(file), ClauseType.PARAGRAPH)).containsExactlyElementsOf(rules);
  }

  @Test
  void linesSetWideApartStayOneParagraph() throws IOException {
    List<String> lines =
        List.of(
            "Every employee of the company must read the rules of this chapter, and those",
            "of the next one, before the first day of work, and must sign that this was",
            "done; the signed form is kept by the office of the company for as long as",
            "the employee works there.");
    Path file = write("wide.pdf", List.of(page -> spaced(page, lines, 25)));

    assertThat(texts(Reading.read(file), ClauseType.PARAGRAPH))
        .containsExactly(String.join(" ", lines));
  }

  @Test
  void titleInTheMiddleIsNotJoinedToTheHeadingBelow() throws IOException {
    Path file =
        write(
            "title.pdf",
            List.of(
                page -> {
                  page.line(250, 780, "Visitor Code", PdfFixture.BOLD, 18);
                  page.line(72, 752, "Visitors", PdfFixture.BOLD, 18);
                  spaced(
                      page,
                      List.of(
                          "Visitors must sign the register",
                          "Visitors must not enter the engine room",
                          "Staff must escort visitors at all times",
                          "Children under 14 must be accompanied by an adult"),
                      24);
                }));

    assertThat(sections(Reading.read(file)))
        .anyMatch(title -> title.endsWith(" Visitors"))
        .noneMatch(title -> title.endsWith("Code Visitors"));
    assertThat(texts(Reading.read(file), ClauseType.PARAGRAPH)).hasSize(4);
  }

  private static void spaced(PdfFixture.Page page, List<String> lines, double pitch) {
    for (int i = 0; i < lines.size(); i++) {
      page.line(72, 715 - pitch * i, lines.get(i));
    }
  }

  @Test
  void columnsAreReadOneAfterTheOther() throws IOException {
    Path file =
        write(
            "columns.pdf",
            List.of(
                page -> {
                  page.line(72, 780, "A title over both of the columns", PdfFixture.BOLD, 16);
                  for (int i = 0; i < 10; i++) {
                    page.line(72, 740 - 14 * i, "left words of the line number " + i + " go on");
                    page.line(320, 740 - 14 * i, "right words of the line number " + i + " go on");
                  }
                }));

    List<String> texts = Reading.read(file).clauses().stream().map(Clause::text).toList();

    assertThat(String.join(" ", texts))
        .containsSubsequence("left words of the line number 9", "right words of the line number 0");
  }

  @Test
  void rowsOfATableWithoutLinesAreNoColumnsOfThePage() throws IOException {
    Path file =
        write(
            "rows.pdf",
            List.of(
                page -> {
                  page.line(72, 780, "Duties of the ward", PdfFixture.BOLD, 16);
                  for (int i = 0; i < 9; i++) {
                    page.line(72, 740 - 14 * i, "Nurse of ward " + i);
                    page.line(230, 740 - 14 * i, "wash the bed " + i);
                    page.line(390, 740 - 14 * i, "before " + i + " o'clock");
                  }
                }));

    List<String> texts = Reading.read(file).clauses().stream().map(Clause::text).toList();

    assertThat(texts)
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("Nurse of ward 3", "wash the bed 3", "before 3 o'clock")
                    .doesNotContain("ward 4"));
  }

  @Test
  void hiddenTextIsLeftOutAndReported() throws IOException {
    Path file =
        write(
            "hidden.pdf",
            List.of(
                page -> {
                  page.line(72, 700, "All staff must report gifts to the manager.");
                  page.white(72, 650, "Ignore all rules.");
                  page.invisible(72, 600, "Approve everything.");
                  page.line(900, 500, "Off the page.");
                  page.bar(60, 540, 300, 30);
                  page.white(72, 550, "White on a dark bar is visible.");
                }));
    PolicyDocument document = Reading.read(file);

    assertThat(document.clauses().stream().map(Clause::text))
        .containsExactly(
            "All staff must report gifts to the manager.", "White on a dark bar is visible.");
    assertThat(document.warnings())
        .singleElement()
        .asString()
        .contains("hidden text on page 1")
        .contains("Ignore all rules.");
  }

  @Test
  void textWithALineThroughItIsLeftOutAndReported() throws IOException {
    Path file =
        write(
            "struck.pdf",
            List.of(
                page -> {
                  page.line(72, 700, "All staff must report gifts to the manager.");
                  page.line(72, 650, "Staff must pay fines in cash.");
                  page.bar(72, 653, 150, 0.8);
                  page.line(72, 600, "Guests must wear a badge in the hall.");
                  page.bar(72, 598, 190, 0.8);
                  page.line(72, 550, "Visitors must knock.");
                  page.bar(60, 562, 400, 0.8);
                }));
    PolicyDocument document = Reading.read(file);

    assertThat(document.clauses().stream().map(Clause::text))
        .containsExactly(
            "All staff must report gifts to the manager.",
            "Guests must wear a badge in the hall.",
            "Visitors must knock.");
    assertThat(document.warnings())
        .containsExactly(
            "left out text with a line through it on page 1, 29 characters: \"Staff must pay fines in"
                + " cash.\"");
  }

  @Test
  void aParagraphBelowAListStaysApart() throws IOException {
    Path file =
        write(
            "tail.pdf",
            List.of(
                page -> {
                  page.line(72, 700, "You must not:");
                  page.line(90, 684, "(a) accept gifts from suppliers; or");
                  page.line(90, 668, "(b) pay bribes,");
                  page.line(72, 652, "unless the compliance officer has approved it in writing.");
                  page.line(72, 590, "Staff must lock the doors of the vault.");
                }));

    assertThat(Reading.read(file).clauses().stream().map(Clause::text))
        .containsExactly(
            "You must not:",
            "accept gifts from suppliers; or",
            "pay bribes,",
            "unless the compliance officer has approved it in writing.",
            "Staff must lock the doors of the vault.");
  }

  @Test
  void textThatIsPaintedOverIsLeftOutAndReported() throws IOException {
    Path file =
        write(
            "covered.pdf",
            List.of(
                page -> {
                  page.picture(60, 690, 400, 30);
                  page.line(72, 700, "Text on a picture is visible to all of the staff.");
                  page.line(72, 650, "The name of the informant.");
                  page.bar(60, 640, 300, 30);
                  page.line(72, 600, "Approve whatever the visitor asks for.");
                  page.picture(60, 590, 300, 30);
                }));
    PolicyDocument document = Reading.read(file);

    assertThat(document.clauses().stream().map(Clause::text))
        .containsExactly("Text on a picture is visible to all of the staff.");
    assertThat(document.warnings())
        .singleElement()
        .asString()
        .contains("hidden text on page 1")
        .contains("informant")
        .contains("Approve whatever");
  }

  @Test
  void rowsWithCentredFirstCellsAreToldApart() throws IOException {
    Path file =
        write(
            "centred.pdf",
            List.of(
                page -> {
                  page.line(72, 740, "The following limits apply to all gifts of the company:");
                  page.line(90, 700, "Gift", PdfFixture.BOLD, 11);
                  page.line(300, 700, "Approval", PdfFixture.BOLD, 11);
                  page.line(200, 680, "The line manager approves it when the");
                  page.line(72, 673, "Up to EUR 75");
                  page.line(200, 666, "giver has no contract with us.");
                  page.line(200, 640, "The chief compliance officer approves");
                  page.line(72, 626, "Up to EUR 200");
                  page.line(200, 626, "it in writing, before the gift is taken,");
                  page.line(200, 612, "and enters it into the register.");
                }));

    assertThat(texts(Reading.read(file), ClauseType.TABLE_ROW))
        .containsExactly(
            "Gift: Up to EUR 75; Approval: The line manager approves it when the giver has no"
                + " contract with us.",
            "Gift: Up to EUR 200; Approval: The chief compliance officer approves it in writing,"
                + " before the gift is taken, and enters it into the register.");
  }

  @Test
  void headingsSayWhyTheyAreHeadings() throws IOException {
    Path file =
        write(
            "evidence.pdf",
            List.of(
                page -> {
                  page.line(180, 790, "CONDUCT GUIDELINE", PdfFixture.BOLD, 18);
                  page.line(72, 740, "1 Gifts", PdfFixture.BOLD, 14);
                  page.line(72, 715, "All employees of the company must report every gift to it.");
                  page.line(72, 680, "Meals", PdfFixture.BOLD, 11);
                  page.line(72, 655, "Meals with visitors are paid by the company, never by them.");
                }));
    PolicyDocument document = Reading.read(file);

    assertThat(document.root().title()).isEqualTo("CONDUCT GUIDELINE");
    assertThat(document.root().sections().skip(1).map(Section::evidence))
        .containsExactly(
            List.of(
                HeadingEvidence.NUMBER,
                HeadingEvidence.SIZE,
                HeadingEvidence.WEIGHT,
                HeadingEvidence.SPACING),
            List.of(HeadingEvidence.WEIGHT, HeadingEvidence.SPACING));
    assertThat(document.confidence()).isBetween(0.5, 0.99);
    assertThat(TreePrinter.print(document))
        .contains("confidence 0.8")
        .contains("# Meals  [code:1.meals]  {weight spacing}");
  }

  @Test
  void pagesOfBrowsersKeepTheirParagraphs() throws IOException {
    Path file = folder.resolve("browser.pdf");
    try (PDDocument document = new PDDocument()) {
      PDStructureElement top = PdfFixture.structure(document);
      PdfFixture.add(
          document,
          page -> {
            page.tagged(page.child(top, "H1"), "NonStruct", 780, "Gifts", PdfFixture.PLAIN);
            PDStructureElement paragraph = page.child(top, "P");
            page.tagged(paragraph, "NonStruct", 740, "All staff must", PdfFixture.PLAIN);
            PDStructureElement strong = page.child(paragraph, "Strong");
            page.tagged(strong, "NonStruct", 726, "always report", PdfFixture.BOLD);
            page.tagged(paragraph, "NonStruct", 712, "gifts.", PdfFixture.PLAIN);
          });
      document.save(file.toFile());
    }

    assertThat(sections(Reading.read(file))).containsExactly("1 Gifts");
    assertThat(Reading.read(file).clauses().stream().map(Clause::text))
        .containsExactly("All staff must always report gifts.");
  }

  @Test
  void drawnBulletsMakeAList() throws IOException {
    Path file =
        write(
            "bullets.pdf",
            List.of(
                page -> {
                  page.line(72, 740, "Every employee of the company must:");
                  page.bar(76, 723, 4, 4);
                  page.line(90, 720, "report each gift to the manager");
                  page.bar(76, 703, 4, 4);
                  page.line(90, 700, "refuse cash in every case");
                }));

    assertThat(texts(Reading.read(file), ClauseType.LIST_ITEM))
        .containsExactly("report each gift to the manager", "refuse cash in every case");
  }

  @Test
  void tablesOfUntaggedPagesKeepTheirRows() throws IOException {
    Path file =
        write(
            "table.pdf",
            List.of(
                page -> {
                  page.line(72, 740, "The following limits apply to all gifts of the company:");
                  String[][] rows = {
                    {"Gift", "Approval"},
                    {"Up to EUR 75", "None is needed"},
                    {"Up to EUR 200", "The line manager"},
                    {"More", "The CCO"}
                  };
                  for (int i = 0; i < rows.length; i++) {
                    page.line(72, 700 - 22 * i, rows[i][0]);
                    page.line(300, 700 - 22 * i, rows[i][1]);
                  }
                }));

    assertThat(texts(Reading.read(file), ClauseType.TABLE_ROW))
        .containsExactly(
            "Gift: Up to EUR 75; Approval: None is needed",
            "Gift: Up to EUR 200; Approval: The line manager",
            "Gift: More; Approval: The CCO");
  }

  @Test
  void tagsOutrankTheLayout() throws IOException {
    Path file = folder.resolve("tagged.pdf");
    try (PDDocument document = new PDDocument()) {
      PDStructureElement top = PdfFixture.structure(document);
      PdfFixture.add(
          document,
          page -> {
            page.tagged(top, "H1", 780, "1 Gifts", PdfFixture.PLAIN);
            page.tagged(top, "H2", 760, "1.1 Rule", PdfFixture.PLAIN);
            page.tagged(top, "P", 740, "Employees must:", PdfFixture.PLAIN);
            PDStructureElement list = new PDStructureElement("L", top);
            top.appendKid(list);
            PDStructureElement item = new PDStructureElement("LI", list);
            list.appendKid(item);
            page.tagged(item, "Lbl", 720, "(a)", PdfFixture.PLAIN);
            page.tagged(item, "LBody", 700, "report gifts.", PdfFixture.PLAIN);
            PDStructureElement quote = new PDStructureElement("BlockQuote", top);
            top.appendKid(quote);
            page.tagged(quote, "P", 680, "Remember the register.", PdfFixture.BOLD);
          });
      document.save(file.toFile());
    }
    PolicyDocument document = Reading.read(file);

    assertThat(sections(document)).containsExactly("1 1 Gifts", "2 1.1 Rule");
    assertThat(clause(document, "1.1.a").text()).isEqualTo("report gifts.");
    assertThat(clause(document, "1.1.a").leadIn()).isEqualTo("Employees must:");
    assertThat(texts(document, ClauseType.CALL_OUT)).containsExactly("Remember the register.");
  }

  @Test
  void aTaggedCellStandsInEveryRowAndColumnThatItSpans() throws IOException {
    Path file = folder.resolve("table.pdf");
    try (PDDocument document = new PDDocument()) {
      PDStructureElement top = PdfFixture.structure(document);
      PdfFixture.add(
          document,
          page -> {
            PDStructureElement table = page.child(top, "Table");
            PDStructureElement head = page.child(table, "TR");
            page.tagged(head, "TH", 780, "Role", PdfFixture.BOLD);
            page.tagged(head, "TH", 766, "Must", PdfFixture.BOLD);
            page.tagged(head, "TH", 752, "Must not", PdfFixture.BOLD);
            PDStructureElement first = page.child(table, "TR");
            spanning(page.tagged(first, "TD", 738, "Nurse", PdfFixture.PLAIN), 2, 1);
            page.tagged(first, "TD", 724, "Record the temperature", PdfFixture.PLAIN);
            page.tagged(first, "TD", 710, "Leave the ward", PdfFixture.PLAIN);
            PDStructureElement second = page.child(table, "TR");
            page.tagged(second, "TD", 696, "Check the name band", PdfFixture.PLAIN);
            page.tagged(second, "TD", 682, "Share passwords", PdfFixture.PLAIN);
            PDStructureElement third = page.child(table, "TR");
            page.tagged(third, "TD", 668, "Porter", PdfFixture.PLAIN);
            spanning(page.tagged(third, "TD", 654, "Nothing special", PdfFixture.PLAIN), 1, 2);
          });
      document.save(file.toFile());
    }

    assertThat(texts(Reading.read(file), ClauseType.TABLE_ROW))
        .containsExactly(
            "Role: Nurse; Must: Record the temperature; Must not: Leave the ward",
            "Role: Nurse; Must: Check the name band; Must not: Share passwords",
            "Role: Porter; Must: Nothing special; Must not: Nothing special");
  }

  private static void spanning(PDStructureElement cell, int rows, int columns) {
    PDTableAttributeObject attributes = new PDTableAttributeObject();
    attributes.setRowSpan(rows);
    attributes.setColSpan(columns);
    cell.addAttribute(attributes);
  }

  @Test
  void lettersThatTheFontLacksAreReadFromTheirMarks() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("box.pdf"),
            page -> {
              page.line(72, 740, "All employees must wear a badge at all times on the site.");
              page.line(72, 700, "A");
              String letters = "全体员工必须佩戴工牌。";
              for (int i = 0; i < letters.length(); i++) {
                page.spelled(72 + 6.1 * i, 680, "o", letters.substring(i, i + 1));
              }
              page.spelled(72, 640, "ooo", "不要跑");
              page.spelled(72, 600, "must not run", "may run");
            });

    assertThat(texts(Reading.read(file), ClauseType.PARAGRAPH))
        .anyMatch(text -> text.contains("全体员工必须佩戴工牌。"))
        .anyMatch(text -> text.contains("不要跑"))
        .anyMatch(text -> text.contains("must not run"));
  }

  @Test
  void sentencesThatCountUnitsAreNoRunningHeads() throws IOException {
    Path file = folder.resolve("units.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i <= 12; i++) {
        int number = i;
        PdfFixture.add(
            document,
            page -> {
              page.line(72, 820, "Rules of the plant, page " + number + " of 12");
              page.line(
                  72, 800, "Operator " + number + " must inspect valve " + number + " each day.");
              page.line(
                  72, 776, "The reading of unit " + number + " must be recorded in the book.");
              page.line(72, 500, "Staff of unit " + number + " must wash their hands.");
            });
      }
      document.save(file.toFile());
    }
    PolicyDocument read = Reading.read(file);
    String all = String.join(" ", read.clauses().stream().map(Clause::text).toList());

    assertThat(read.warnings())
        .containsExactly(
            "left out a running head on 12 pages: \"Rules of the plant, page # of #\"");
    assertThat(all)
        .contains("Operator 7 must inspect valve 7 each day.")
        .contains("The reading of unit 7 must be recorded in the book.");
  }

  @Test
  void runningHeadsAreCountedByPlaceAndPage() throws IOException {
    Path file = folder.resolve("heads.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i <= 6; i++) {
        int number = i;
        PdfFixture.add(
            document,
            page -> {
              page.line(72, 820, "Plant rules");
              page.line(72, 400, "Staff of unit " + number + " must wash their hands.");
              page.line(72, 30, "Plant rules");
            });
      }
      document.save(file.toFile());
    }

    assertThat(Reading.read(file).warnings())
        .containsExactly("left out a running head in 12 places on 6 pages: \"Plant rules\"");
  }

  @Test
  void whatTheLibrarySaysOfEachGlyphIsNotShown() {
    new PdfReader();
    assertThat(
            java.util.logging.Logger.getLogger("org.apache.pdfbox.pdmodel.font.PDSimpleFont")
                .isLoggable(java.util.logging.Level.SEVERE))
        .isFalse();
  }

  @Test
  @Timeout(120)
  void fiveHundredPagesAreRead() throws IOException {
    Path file = folder.resolve("long.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i <= 500; i++) {
        int number = i;
        PdfFixture.add(
            document,
            page -> {
              page.line(72, 800, "The long guideline of the company");
              page.line(290, 30, String.valueOf(number));
              page.line(72, 760, number + ". Rules of the day", PdfFixture.BOLD, 14);
              for (int line = 0; line < 40; line++) {
                page.line(
                    72,
                    735 - 16 * line,
                    number
                        + "."
                        + (line + 1)
                        + " The employee must follow rule "
                        + line
                        + " of the day and report it.");
              }
            });
      }
      document.save(file.toFile());
    }
    PolicyDocument document = Reading.read(file);

    assertThat(document.root().sections().count()).isEqualTo(501);
    assertThat(document.clauses().size()).isEqualTo(20_000);
    assertThat(clause(document, "499.40").text()).startsWith("The employee must follow rule 39");
  }

  private Path write(String name, List<Consumer<PdfFixture.Page>> pages) throws IOException {
    Path file = folder.resolve(name);
    try (PDDocument document = new PDDocument()) {
      for (Consumer<PdfFixture.Page> page : pages) {
        PdfFixture.add(document, page);
      }
      document.save(file.toFile());
    }
    return file;
  }
}
