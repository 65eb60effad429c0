package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.Reading.clause;
import static io.alignmentstudio.framers.ingest.Reading.ids;
import static io.alignmentstudio.framers.ingest.Reading.sections;
import static io.alignmentstudio.framers.ingest.Reading.texts;
import static io.alignmentstudio.framers.ingest.WordFixture.item;
import static io.alignmentstudio.framers.ingest.WordFixture.list;
import static io.alignmentstudio.framers.ingest.WordFixture.paragraph;
import static io.alignmentstudio.framers.ingest.WordFixture.style;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

class WordReaderTest {
  @TempDir Path folder;

  private PolicyDocument read(Consumer<XWPFDocument> content) throws IOException {
    return Reading.read(WordFixture.write(folder.resolve("policy.docx"), content));
  }

  /** Heading styles whose list comes from the first and whose level from the second. */
  private static void headings(XWPFDocument document, BigInteger list) {
    style(
        document,
        "H1",
        "heading 1",
        "",
        style -> style.addNewPPr().addNewNumPr().addNewNumId().setVal(list));
    style(
        document,
        "H2",
        "heading 2",
        "H1",
        style -> style.addNewPPr().addNewNumPr().addNewIlvl().setVal(BigInteger.ONE));
  }

  @Test
  void numbersAreThoseThatWordShows() throws IOException {
    PolicyDocument document =
        read(
            word -> {
              BigInteger outline = list(word, 1, "decimal:%1", "decimal:%1.%2", "lowerLetter:(%3)");
              headings(word, outline);
              paragraph(word, "H1", "Gifts");
              paragraph(word, "H2", "Rule");
              paragraph(word, "", "Staff must:");
              item(word, outline, 2, "ask;");
              item(word, outline, 2, "record.");
              paragraph(word, "H2", "Limits");
              item(word, outline, 2, "Again from a.");
              paragraph(word, "H1", "Travel");
              paragraph(word, "H2", "Trains");
              paragraph(word, "", "Book early.");
            });

    assertThat(sections(document))
        .containsExactly("1 1 Gifts", "2 1.1 Rule", "2 1.2 Limits", "1 2 Travel", "2 2.1 Trains");
    assertThat(ids(document))
        .containsExactly("code:1.1.1", "code:1.1.a", "code:1.1.b", "code:1.2.a", "code:2.1.1");
    assertThat(clause(document, "1.1.b").leadIn()).isEqualTo("Staff must:");
  }

  @Test
  void overridesRestartAndListsWithoutOneGoOn() throws IOException {
    PolicyDocument document =
        read(
            word -> {
              BigInteger first = list(word, 1, "upperRoman:%1.", "decimal:%1.%2");
              BigInteger abstractId = word.getNumbering().getAbstractNumID(first);
              BigInteger same = word.getNumbering().addNum(abstractId);
              BigInteger fresh = word.getNumbering().addNum(abstractId);
              CTNumLvl override = word.getNumbering().getNum(fresh).getCTNum().addNewLvlOverride();
              override.setIlvl(BigInteger.ZERO);
              override.addNewStartOverride().setVal(BigInteger.valueOf(7));
              item(word, first, 0, "One rule.");
              item(word, same, 0, "Two rules.");
              item(word, fresh, 0, "Seven rules.");
              item(word, fresh, 0, "Eight rules.");
            });

    assertThat(document.clauses().stream().map(Clause::label))
        .containsExactly("I.", "II.", "VII.", "VIII.");
  }

  @Test
  void changesAreAcceptedAndHiddenTextIsReported() throws IOException {
    PolicyDocument document =
        read(
            word -> {
              XWPFParagraph paragraph = paragraph(word, "", "Staff ");
              paragraph.getCTP().addNewIns().addNewR().addNewT().setStringValue("must ");
              paragraph.getCTP().addNewDel().addNewR().addNewDelText().setStringValue("may ");
              var run = paragraph.getCTP().addNewR();
              run.addNewT().setStringValue("report.");
              var hidden = paragraph.getCTP().addNewR();
              hidden.addNewRPr().addNewVanish();
              hidden.addNewT().setStringValue("SECRET");
            });

    // POI's lists keep runs before insertions in no order of their own: compare the words.
    assertThat(document.clauses().getFirst().text())
        .contains("Staff", "must", "report.")
        .doesNotContain("may", "SECRET");
    assertThat(document.warnings())
        .anyMatch(warning -> warning.contains("1 deletions"))
        .anyMatch(warning -> warning.contains("hidden text"));
  }

  @Test
  void tablesBoxesAndFootnotesAreKept() throws IOException {
    PolicyDocument document =
        read(
            word -> {
              paragraph(word, "", "Limits apply.").addFootnoteReference(word.createFootnote());
              word.getFootnotes().getLast().createParagraph().createRun().setText("In euro.");
              XWPFTable table = word.createTable(2, 2);
              table.getRow(0).getCell(0).setText("Gift");
              table.getRow(0).getCell(1).setText("Approval");
              table.getRow(1).getCell(0).setText("A pen");
              table.getRow(1).getCell(1).setText("None needed.");
              word.createTable(1, 1).getRow(0).getCell(0).setText("Ask if you are in doubt.");
            });

    assertThat(texts(document, ClauseType.TABLE_ROW))
        .containsExactly("Gift: A pen; Approval: None needed.");
    assertThat(texts(document, ClauseType.CALL_OUT)).containsExactly("Ask if you are in doubt.");
    assertThat(document.clauses().get(1).label()).isEqualTo("footnote 1");
    assertThat(document.clauses().get(1).text()).isEqualTo("In euro.");
  }

  @Test
  void mergedCellsStandInEveryRowAndColumn() throws IOException {
    PolicyDocument document =
        read(
            word -> {
              paragraph(word, "", "Duties follow.");
              XWPFTable table = word.createTable(5, 3);
              fill(table, 0, "Role", "Must", "Must not");
              fill(table, 1, "All wards", "", "");
              table.getRow(1).removeCell(2);
              table.getRow(1).removeCell(1);
              table
                  .getRow(1)
                  .getCell(0)
                  .getCTTc()
                  .addNewTcPr()
                  .addNewGridSpan()
                  .setVal(new BigInteger("3"));
              fill(table, 2, "Nurse", "Record the temperature", "Leave the ward");
              fill(table, 3, "", "Check the name band", "Share passwords");
              table
                  .getRow(2)
                  .getCell(0)
                  .getCTTc()
                  .addNewTcPr()
                  .addNewVMerge()
                  .setVal(STMerge.RESTART);
              table.getRow(3).getCell(0).getCTTc().addNewTcPr().addNewVMerge();
              fill(table, 4, "Porter", "Nothing special", "");
              table.getRow(4).removeCell(2);
              table
                  .getRow(4)
                  .getCell(1)
                  .getCTTc()
                  .addNewTcPr()
                  .addNewGridSpan()
                  .setVal(BigInteger.TWO);
            });

    assertThat(texts(document, ClauseType.TABLE_ROW))
        .containsExactly(
            "All wards",
            "Role: Nurse; Must: Record the temperature; Must not: Leave the ward",
            "Role: Nurse; Must: Check the name band; Must not: Share passwords",
            "Role: Porter; Must: Nothing special; Must not: Nothing special");
  }

  private static void fill(XWPFTable table, int row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      table.getRow(row).getCell(i).setText(cells[i]);
    }
  }

  @Test
  void longTextInAHeadingStyleIsAClause() throws IOException {
    PolicyDocument document =
        read(
            word -> {
              BigInteger outline = list(word, 1, "decimal:%1.", "decimal:%1.%2");
              headings(word, outline);
              paragraph(word, "H1", "Confidentiality");
              paragraph(
                  word,
                  "H2",
                  "The supplier shall keep all information secret and shall not pass it on.");
            });

    assertThat(sections(document)).containsExactly("1 1. Confidentiality");
    assertThat(clause(document, "1.1").label()).isEqualTo("1.1");
  }
}
