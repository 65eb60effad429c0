package io.alignmentstudio.domain.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in every format that people keep them in. */
class RowFormatsTest {
  private static final String JSON =
      """
      {"id":"q1","policy":"conduct","question":"How much, \\"at most\\"?","answer":"EUR 75.\\nNo more.","key_facts":["EUR 75","most"],"answerable":true}
      {"id":"2","policy":"conduct","question":"Pets?","answer":"The policy does not say.","answerable":false}
      """;

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void theSameRowsAreReadFromEveryFormat() throws IOException {
    List<String> expected = read("json", "questions.jsonl", JSON);
    assertThat(expected).hasSize(2);
    assertThat(
            read(
                "csv",
                "questions.csv",
                "\uFEFF"
                    + """
                    id,policy,question,answer,key_facts,answerable
                    q1,conduct,"How much, ""at most""?","EUR 75.
                    No more.","[""EUR 75"", ""most""]",TRUE

                    2,conduct,Pets?,The policy does not say.,,false
                    """))
        .isEqualTo(expected);
    assertThat(
            read(
                "semicolons",
                "questions.csv",
                """
                id;policy;question;answer;key_facts;answerable
                q1;conduct;"How much, ""at most""?";"EUR 75.
                No more.";"[""EUR 75"",""most""]";true
                2;conduct;Pets?;The policy does not say.;;false
                """))
        .isEqualTo(expected);
    assertThat(
            read(
                "yaml",
                "questions.yaml",
                """
                # Seeds of the conduct guideline
                - id: q1
                  policy: conduct
                  question: How much, "at most"?
                  answer: |-
                    EUR 75.
                    No more.
                  key_facts: [EUR 75, most]
                  answerable: true
                - id: 2
                  policy: conduct
                  question: Pets?
                  answer: The policy does not say.
                  answerable: false
                """))
        .isEqualTo(expected);
    assertThat(readWorkbook("xlsx", "questions")).isEqualTo(expected);
    assertThat(problems.messages()).isEmpty();
  }

  private List<String> readWorkbook(String name, String sheetName) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    try (OutputStream out = Files.newOutputStream(own.resolve("questions.xlsx"));
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      workbook.newWorksheet("Notes").value(0, 0, "Ask Ada.");
      Worksheet sheet = workbook.newWorksheet(sheetName);
      row(sheet, 0, "id", "policy", "question", "answer", "key_facts", "answerable");
      row(
          sheet,
          1,
          "q1",
          "conduct",
          "How much, \"at most\"?",
          "EUR 75.\nNo more.",
          "[\"EUR 75\", \"most\"]");
      sheet.value(1, 5, true);
      sheet.value(3, 0, 2);
      sheet.value(3, 1, "conduct");
      sheet.value(3, 2, "Pets?");
      sheet.value(3, 3, "The policy does not say.");
      sheet.value(3, 5, "false");
    }
    return rows(own);
  }

  @Test
  void aWorkbookNeedsNoStyles() throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("questions.xlsx")))) {
      part(
          out,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
          """);
      part(
          out,
          "xl/workbook.xml",
          """
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="questions" sheetId="1" r:id="rId1"/></sheets></workbook>
          """);
      part(
          out,
          "xl/_rels/workbook.xml.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
          """);
      part(
          out,
          "xl/worksheets/sheet1.xml",
          """
          <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
          <row r="1">%s</row><row r="2">%s</row></sheetData></worksheet>
          """
              .formatted(
                  cells(1, "id", "policy", "question", "answer"),
                  cells(2, "q1", "conduct", "Pets?", "The policy does not say.")));
    }

    RowFolder rows = RowFolder.read(folder, problems);

    assertThat(problems.messages()).isEmpty();
    assertThat(rows.questions()).extracting(QuestionRow::question).containsExactly("Pets?");
  }

  private static String cells(int row, String... texts) {
    StringBuilder cells = new StringBuilder();
    for (int at = 0; at < texts.length; at++) {
      cells.append(
          "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
              .formatted('A' + at, row, texts[at]));
    }
    return cells.toString();
  }

  private static void part(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.strip().getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }

  private static void row(Worksheet sheet, int row, String... cells) {
    for (int at = 0; at < cells.length; at++) {
      sheet.value(row, at, cells[at]);
    }
  }

  @Test
  void numbersOfYamlKeepTheirDigits() throws IOException {
    assertThat(
            read(
                "yaml",
                "questions.yml",
                "- {id: q1, policy: c, question: How much?, answer: 12.50}\n"))
        .singleElement()
        .asString()
        .contains("\"answer\":\"12.50\"");
  }

  @Test
  void severalFilesOfAKindAreReadTogetherAndTheirIdsDiffer() throws IOException {
    write("questions.jsonl", JSON);
    write("questions.csv", "id,policy,question,answer\nq3,c,How?,So.\nq1,c,How?,Thus.\n");

    RowFolder rows = RowFolder.read(folder, problems);

    assertThat(rows.questions()).extracting(QuestionRow::id).containsExactly("q1", "2", "q3");
    assertThat(problems.messages())
        .singleElement()
        .asString()
        .contains("questions.csv:3: id 'q1' is already used in ")
        .endsWith("questions.jsonl:1");
  }

  @Test
  void faultsOfATableAreNamedByFileRowAndColumn() throws IOException {
    write(
        "scenarios.csv",
        """
        id,policy,clause_quote,scenario,label,senario
        s1,c,q,"two
        lines",complaint,x
        s2,c,q,text,violation,y
        s3,c,q,a text, with a comma,violation,
        s4,c,q,,violation,
        s5,c,"[""q"\"",text,violation,
        """);

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("scenarios.csv:2: field 'label' (column E) must be one of compliant")
        .contains("scenarios.csv:2: unknown field 'senario' (column F); did you mean 'scenario'?")
        .contains("scenarios.csv:5: has 7 cells, the first line has 6")
        .contains("scenarios.csv:6: field 'scenario' (column D) is missing or empty")
        .contains("scenarios.csv:7: column C: begins with [ but is no JSON list");
    assertThat(problems.messages()).filteredOn(text -> text.contains("senario'")).hasSize(1);
  }

  @Test
  void cellsThatShowSomethingElseThanTheyHoldAreRefused() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("scenarios.xlsx"));
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sheet1");
      row(sheet, 0, "id", "policy", "clause_quote", "scenario", "label");
      row(sheet, 1, "s1", "c", "q", "", "violation");
      sheet.value(1, 3, 0.75);
      sheet.style(1, 3).format("0%").set();
      row(sheet, 2, "s2", "c", "q", "", "violation");
      sheet.formula(2, 3, "A1+B1");
      row(sheet, 3, "s3", "c", "q", "text", "violatoin");
    }

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("scenarios.xlsx:2: column D: holds a number shown as '0%'; give the cell")
        .contains("scenarios.xlsx:3: column D: holds a formula")
        .contains("scenarios.xlsx:4: field 'label' (column E) must be one of")
        .contains("did you mean 'violation'?");
  }

  @Test
  void faultsOfYamlAreNamedByLineAndColumn() throws IOException {
    write(
        "scenarios.yaml",
        """
        - id: s1
          policy: c
          clause_quote: q
          scenario: text
          label: complaint
        - id: s2
          id: s3
          policy: c
        - just text
        """);
    write("questions.yml", "- id: [\n");
    write("requests.yaml", "id: r1\n");

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("scenarios.yaml:1: field 'label' (line 5, column 3) must be one of")
        .contains("field 'id' is given twice in one row")
        .contains("scenarios.yaml:9: column 3: must be a row like '- id: …'")
        .contains("questions.yml:1: column 8: is not YAML")
        .contains("requests.yaml:1: column 1: must be a list of rows");
  }

  @Test
  void misnamedAndUnreadableFilesAreTold() throws IOException {
    write("scenario.csv", "id\n");
    write("questions.xls", "x");
    write("preferences.xlsx", "not a zip");
    write("requests.csv", "id,policy\n\"r1\"x,c\n");

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("scenario.csv: unknown file; did you mean 'scenarios.csv'?")
        .contains("questions.xls: unknown file; save it as .xlsx or .csv")
        .contains("preferences.xlsx: cannot be read as an Excel workbook")
        .contains(
            "requests.csv:2: is not CSV: something follows the quote (\") that closes a text");
  }

  @Test
  void aQuoteThatIsNotClosedIsNamedWithTheLineThatOpensIt() throws IOException {
    write("requests.csv", "id,policy\nr1,c\nr2,\"c\nr3,c\n");

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("requests.csv:3: is not CSV: a text that a quote (\") opens is not closed");
  }

  @Test
  void filesWithoutARowAreTold() throws IOException {
    write("questions.csv", "id,policy,question,answer\n");
    write("requests.yaml", "[]\n");

    RowFolder.read(folder, problems);

    assertThat(problems.messages())
        .hasSize(2)
        .anyMatch(text -> text.endsWith("questions.csv: has no rows; add rows or remove the file"))
        .anyMatch(text -> text.endsWith("requests.yaml: has no rows; add rows or remove the file"));
  }

  @Test
  void scenariosComeFromATableToo() throws IOException {
    write(
        "scenarios.csv",
        """
        id|policy|clause_quote|scenario|label|missing_fact
        s1|c|q|Ana took it.|ambiguous|its value
        """
            .replace("|", "\t"));

    ScenarioRow row = RowFolder.read(folder, problems).scenarios().getFirst();

    assertThat(problems.messages()).isEmpty();
    assertThat(row.label()).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(row.missingFact()).contains("its value");
    assertThat(row.head().source().describe()).endsWith("scenarios.csv:2");
  }

  private List<String> read(String name, String file, String text) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Files.writeString(own.resolve(file), text);
    return rows(own);
  }

  private List<String> rows(Path own) {
    return RowFolder.read(own, problems).rows().map(row -> RowFormat.json(row).toString()).toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
