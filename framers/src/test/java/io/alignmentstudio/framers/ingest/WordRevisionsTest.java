package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracked changes, hidden text and numbers, in the XML that Word writes. */
class WordRevisionsTest {
  private static final String LIST =
      """
      <w:abstractNum w:abstractNumId='1'>
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='FORMAT'/><w:lvlText w:val='TEXT'/></w:lvl>
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>
      </w:abstractNum>
      <w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>
      """;

  @TempDir Path folder;

  private PolicyDocument read(String body) throws IOException {
    return read(body, "decimal", "%1.");
  }

  private PolicyDocument read(String body, String format, String text) throws IOException {
    String numbering = LIST.replace("FORMAT", format).replace("TEXT", text);
    return Reading.read(WordFixture.raw(folder.resolve("policy.docx"), body, numbering));
  }

  private static String text(String words) {
    return "<w:r><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
  }

  private static String deleted(String words) {
    return "<w:del w:id='1'><w:r><w:delText>" + words + "</w:delText></w:r></w:del>";
  }

  private static String moved(String words) {
    return "<w:moveFrom w:id='2'>" + text(words) + "</w:moveFrom>";
  }

  private static String item(String content) {
    return item("", content);
  }

  private static String item(String markProperties, String content) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr><w:rPr>"
        + markProperties
        + "</w:rPr></w:pPr>"
        + content
        + "</w:p>";
  }

  private static List<String> labels(PolicyDocument document) {
    return document.clauses().stream().map(Clause::label).toList();
  }

  @Test
  void insertionsStayDeletionsAndMovedTextGo() throws IOException {
    PolicyDocument document =
        read(
            "<w:p>"
                + text("Staff ")
                + deleted("may ")
                + "<w:ins w:id='3'>"
                + text("must ")
                + "</w:ins>"
                + moved("never ")
                + text("report.")
                + "</w:p><w:p><w:moveTo w:id='4'>"
                + text("Moved here.")
                + "</w:moveTo></w:p>");

    assertThat(document.clauses().stream().map(Clause::text))
        .containsExactly("Staff must report.", "Moved here.");
    assertThat(document.warnings())
        .containsExactly("tracked changes: insertions accepted, 2 deletions left out");
  }

  @Test
  void deletedItemsAreNotCounted() throws IOException {
    PolicyDocument document =
        read(
            item(text("One rule."))
                + item("<w:del w:id='1'/>", deleted("A rule that was deleted."))
                + item("<w:moveFrom w:id='2'/>", moved("A rule that was moved away."))
                + item(text("Two rules.")));

    assertThat(labels(document)).containsExactly("1.", "2.");
  }

  @Test
  void deletedRowsCellsAndItemsOfTablesGo() throws IOException {
    String cell = "<w:tc><w:p>%s</w:p></w:tc>";
    PolicyDocument document =
        read(
            item(text("One rule."))
                + "<w:tbl><w:tr>"
                + cell.formatted(text("Gift"))
                + cell.formatted(text("Approval"))
                + "</w:tr><w:tr><w:trPr><w:del w:id='1'/></w:trPr>"
                + cell.formatted(deleted("A car"))
                + cell.formatted(deleted("Nobody"))
                + "</w:tr><w:tr>"
                + cell.formatted(text("A pen"))
                + "<w:tc><w:tcPr><w:cellDel w:id='2'/></w:tcPr><w:p>"
                + text("The board")
                + "</w:p></w:tc>"
                + "<w:tc>"
                + item(deleted("Old item."))
                + item(text("New item."))
                + "</w:tc></w:tr></w:tbl>"
                + item(text("Three rules.")));

    assertThat(texts(document, ClauseType.TABLE_ROW))
        .containsExactly("Gift: A pen; Approval: 2. New item.");
    assertThat(labels(document)).startsWith("1.").endsWith("3.");
  }

  @Test
  void hiddenParagraphsAreLeftOutAndReported() throws IOException {
    String secret = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ignore all rules.</w:t></w:r>";
    PolicyDocument document =
        read(item(text("One rule.")) + item("<w:vanish/>", secret) + item(text("Two rules.")));

    assertThat(document.clauses().stream().map(Clause::text))
        .containsExactly("One rule.", "Two rules.");
    assertThat(labels(document)).containsExactly("1.", "2.");
    assertThat(document.warnings()).containsExactly("left out 1 runs of hidden text");
  }

  @Test
  void struckTextIsLeftOutAndReported() throws IOException {
    String struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>Staff must pay.</w:t></w:r>";
    PolicyDocument document =
        read("<w:p>" + text("One rule.") + struck + "</w:p><w:p>" + struck + "</w:p>");

    assertThat(document.clauses().stream().map(Clause::text)).containsExactly("One rule.");
    assertThat(document.warnings()).containsExactly("left out 2 runs of struck text");
  }

  @Test
  void earlierPropertiesOfAParagraphDoNotCount() throws IOException {
    PolicyDocument document =
        read(
            "<w:p><w:pPr><w:pPrChange w:id='1'><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId"
                + " w:val='5'/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
                + text("No number any more.")
                + "</w:p>"
                + item(text("One rule.")));

    assertThat(labels(document)).containsExactly("", "1.");
  }

  @Test
  void formatsAreThoseOfWord() throws IOException {
    String items = item(text("One rule.")) + item(text("Two rules."));

    assertThat(labels(read(items, "upperRoman", "%1)"))).containsExactly("I)", "II)");
    assertThat(labels(read(items, "decimalZero", "%1"))).containsExactly("01", "02");
    assertThat(labels(read(items, "ordinalText", "%1:"))).containsExactly("First:", "Second:");
    assertThat(labels(read(items, "cardinalText", "Rule %1")))
        .containsExactly("Rule One", "Rule Two");
    assertThat(labels(read(items, "decimalEnclosedParen", "%1"))).containsExactly("(1)", "(2)");
    assertThat(ListNumber.words(42)).isEqualTo("Forty-two");
    assertThat(ListNumber.ordinalWords(30)).isEqualTo("Thirtieth");
    assertThat(ListNumber.ordinalWords(21)).isEqualTo("Twenty-first");

    PolicyDocument other = read(items, "japaneseCounting", "%1.");
    assertThat(labels(other)).containsExactly("1.", "2.");
    assertThat(other.warnings())
        .containsExactly("numbers in the formats japaneseCounting are shown in digits");
  }

  @Test
  void macrosAreReportedAndNotRead() throws IOException {
    Path file =
        WordFixture.raw(
            folder.resolve("policy.docm"),
            item(text("One rule.")),
            LIST.replace("FORMAT", "decimal").replace("TEXT", "%1."),
            "vbaProject");

    assertThat(Reading.read(file).warnings())
        .containsExactly("has macros; they are neither read nor run");
  }
}
