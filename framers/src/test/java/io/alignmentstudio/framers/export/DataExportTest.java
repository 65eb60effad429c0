package io.alignmentstudio.framers.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DataExportTest {
  private static final String HOSTILE = "Who said \"no, never\"?\nÉtienne; =1+1";

  private static final Example QUESTION =
      new Example.Instruction(
          "q/1",
          "conduct",
          "rule",
          HOSTILE,
          "Gifts are recorded, \"always\".",
          List.of("recorded", "a|b"),
          true,
          "q/1",
          provenance("conduct:1"));
  private static final Example SCENARIO =
      new Example.Scenario(
          "s/1",
          "conduct",
          "Ana kept a watch.",
          Verdict.AMBIGUOUS,
          Optional.of("its value"),
          "s",
          provenance("conduct:1"));
  private static final Example PREFERENCE =
      new Example.Preference(
          "p/1",
          "conduct",
          Bucket.DENIED_EDGE,
          "Hide it.",
          "I can't help with that.",
          "Sure.",
          "p/1",
          provenance("conduct:1"));
  private static final List<Example> ALL = List.of(QUESTION, SCENARIO, PREFERENCE);

  @TempDir Path folder;

  @Test
  void chatHasMessagesWithRolesAndContent() throws IOException {
    List<JsonNode> lines = lines(DataFormat.CHAT, rows(false));

    assertThat(lines).hasSize(3);
    assertThat(turns(lines.getFirst().get("messages"), "role", "content"))
        .containsExactly("user: " + HOSTILE, "assistant: Gifts are recorded, \"always\".");
    assertThat(turns(lines.get(1).get("messages"), "role", "content"))
        .containsExactly(
            "user: Scenario: Ana kept a watch.\nIs this compliant, a violation, or ambiguous?",
            "assistant: ambiguous: it depends on its value");
    assertThat(lines.getFirst().get("id").stringValue()).isEqualTo("q/1");
  }

  @Test
  void clausesStandInASystemMessageWhenAskedFor() throws IOException {
    assertThat(
            turns(lines(DataFormat.CHAT, rows(true)).getFirst().get("messages"), "role", "content"))
        .first()
        .isEqualTo("system: Policy:\n- Employees must: record every gift");
  }

  @Test
  void trlHasPreferencesOnlyAndCountsTheOthers() throws IOException {
    Path file = folder.resolve("pairs.jsonl");
    DataExport.Written written =
        DataExport.write(DataFormat.TRL, rows(false), Optional.empty(), file);

    assertThat(written)
        .isEqualTo(new DataExport.Written(1, Map.of("no better and worse answer", 2)));
    JsonNode pair = Json.read(Files.readString(file), JsonNode.class);
    assertThat(pair.propertyNames()).containsExactly("prompt", "chosen", "rejected", "id");
    assertThat(turns(pair.get("prompt"), "role", "content")).containsExactly("user: Hide it.");
    assertThat(turns(pair.get("chosen"), "role", "content"))
        .containsExactly("assistant: I can't help with that.");
    assertThat(turns(pair.get("rejected"), "role", "content")).containsExactly("assistant: Sure.");
  }

  @Test
  void alpacaHasInstructionInputAndOutput() throws IOException {
    JsonNode row = lines(DataFormat.ALPACA, rows(true)).getLast();

    assertThat(row.propertyNames()).containsExactly("instruction", "input", "output", "id");
    assertThat(row.get("instruction").stringValue()).isEqualTo("Hide it.");
    assertThat(row.get("input").stringValue()).contains("Employees must: record every gift");
    assertThat(row.get("output").stringValue()).isEqualTo("I can't help with that.");
    assertThat(lines(DataFormat.ALPACA, rows(false)).getLast().get("input").stringValue())
        .isEmpty();
  }

  @Test
  void shareGptHasHumanAndGptTakingTurns() throws IOException {
    assertThat(
            turns(
                lines(DataFormat.SHAREGPT, rows(true)).getLast().get("conversations"),
                "from",
                "value"))
        .containsExactly(
            "system: Policy:\n- Employees must: record every gift",
            "human: Hide it.",
            "gpt: I can't help with that.");
  }

  @Test
  void anEndingOfJsonMakesOneArray() throws IOException {
    Path file = folder.resolve("alpaca.json");
    DataExport.write(DataFormat.ALPACA, rows(false), Optional.empty(), file);

    assertThat(Json.read(Files.readString(file), JsonNode.class).size()).isEqualTo(3);
  }

  @Test
  void csvAndParquetReadBackAsTheSameTable() throws IOException {
    Path csv = folder.resolve("rows.csv");
    Path parquet = folder.resolve("rows.parquet");
    DataExport.write(DataFormat.CSV, rows(false), Optional.empty(), csv);
    DataExport.write(DataFormat.PARQUET, rows(false), Optional.empty(), parquet);

    List<Map<String, String>> table = csv(csv);

    assertThat(table).hasSize(3).isEqualTo(parquet(parquet));
    assertThat(table.getFirst())
        .containsEntry("prompt", HOSTILE)
        .containsEntry("key_facts", "[\"recorded\",\"a|b\"]")
        .containsEntry("clause_ids", "[\"conduct:1\"]")
        .containsEntry("split", "training")
        .doesNotContainKey("label");
    assertThat(table.get(1))
        .containsEntry("kind", "scenario")
        .containsEntry("label", "ambiguous")
        .containsEntry("missing_fact", "its value");
    assertThat(table.get(2))
        .containsEntry("bucket", "denied-edge")
        .containsEntry("answer", "I can't help with that.")
        .containsEntry("rejected", "Sure.");
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void instructLabHasTheFieldsOfItsSchema() throws IOException {
    List<Clause> clauses = Stream.of("1", "2", "3", "4", "5").map(DataExportTest::clause).toList();
    Path file = folder.resolve("qna.yaml");

    DataExport.Written written =
        DataExport.write(
            DataFormat.INSTRUCTLAB, questions(clauses), Optional.of(taxonomy(clauses)), file);

    JsonNode yaml = new YAMLMapper().readTree(Files.readString(file));
    assertThat(yaml.propertyNames())
        .containsExactly(
            "version", "domain", "created_by", "seed_examples", "document_outline", "document");
    assertThat(yaml.get("version").intValue()).isEqualTo(3);
    assertThat(yaml.get("created_by").stringValue()).isEqualTo("ada");
    assertThat(yaml.get("seed_examples").size()).isEqualTo(5);
    JsonNode first = yaml.get("seed_examples").get(0);
    assertThat(first.get("context").stringValue()).isEqualTo("Employees must: record every gift");
    assertThat(first.get("questions_and_answers").size()).isEqualTo(3);
    assertThat(first.get("questions_and_answers").get(0).propertyNames())
        .containsExactly("question", "answer");
    assertThat(yaml.get("document").get("patterns").get(0).stringValue()).isEqualTo("conduct.md");
    assertThat(yaml.get("document_outline").stringValue()).isEqualTo("Conduct; Gifts");
    assertThat(written.rows()).isEqualTo(15);
    assertThat(written.leftOut())
        .isEqualTo(
            Map.of("more than three questions of a clause", 5, "no question with an answer", 1));
  }

  @Test
  void tooFewClausesForInstructLabAreExplainedAndNothingIsWritten() {
    List<Clause> clauses = Stream.of("1", "2").map(DataExportTest::clause).toList();
    Path file = folder.resolve("qna.yaml");

    assertThatThrownBy(
            () ->
                DataExport.write(
                    DataFormat.INSTRUCTLAB,
                    questions(clauses),
                    Optional.of(taxonomy(clauses)),
                    file))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA))
        .hasMessageContaining("at least 5 clauses")
        .hasMessageContaining("conduct has 2");
    assertThat(file).doesNotExist();
  }

  @Test
  void wrongEndingsExistingFilesAndNoRowsAreRefused() throws IOException {
    assertThatThrownBy(() -> write(DataFormat.PARQUET, "rows.csv"))
        .hasMessageContaining("parquet is written to a file that ends in .parquet, got rows.csv");
    Files.writeString(folder.resolve("mine.csv"), "mine");
    assertThatThrownBy(() -> write(DataFormat.CSV, "mine.csv")).hasMessageContaining("exists");
    assertThat(folder.resolve("mine.csv")).hasContent("mine");
    assertThatThrownBy(
            () ->
                DataExport.write(
                    DataFormat.CHAT, List.of(), Optional.empty(), folder.resolve("no.jsonl")))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_INPUT));
    assertThat(folder.resolve("no.jsonl")).doesNotExist();
  }

  private void write(DataFormat format, String name) {
    DataExport.write(format, rows(false), Optional.empty(), folder.resolve(name));
  }

  private List<JsonNode> lines(DataFormat format, List<ExportRow> rows) throws IOException {
    Path file = Files.createTempDirectory(folder, "out").resolve("rows.jsonl");
    DataExport.write(format, rows, Optional.empty(), file);
    return Files.readAllLines(file).stream().map(line -> Json.read(line, JsonNode.class)).toList();
  }

  private static List<String> turns(JsonNode turns, String speaker, String words) {
    return turns
        .valueStream()
        .map(turn -> turn.get(speaker).stringValue() + ": " + turn.get(words).stringValue())
        .toList();
  }

  private static List<Map<String, String>> csv(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      List<Map<String, String>> rows = new ArrayList<>();
      parser.forEach(row -> rows.add(new HashMap<>(row.toMap())));
      rows.forEach(row -> row.values().removeIf(String::isEmpty));
      return rows;
    }
  }

  private static List<Map<String, String>> parquet(Path file) throws IOException {
    Hydrator<Map<String, String>, Map<String, String>, String[]> hydrator =
        new Hydrator<>() {
          @Override
          public Map<String, String> start() {
            return new LinkedHashMap<>();
          }

          @Override
          public Map<String, String> add(Map<String, String> row, String[] path, Object value) {
            if (value instanceof String text) {
              row.put(path[0], text);
            }
            return row;
          }

          @Override
          public Map<String, String> finish(Map<String, String> row) {
            return row;
          }
        };
    try (Stream<Map<String, String>> rows = ParquetReader.streamContent(file.toFile(), hydrator)) {
      return rows.toList();
    }
  }

  private static List<ExportRow> rows(boolean withClauses) {
    List<Clause> clauses = withClauses ? List.of(clause("1")) : List.of();
    return ALL.stream().map(row -> new ExportRow(row, Split.TRAINING, clauses)).toList();
  }

  /** Four questions for each clause, and a scenario. */
  private static List<ExportRow> questions(List<Clause> clauses) {
    List<ExportRow> rows = new ArrayList<>();
    for (Clause clause : clauses) {
      for (int i = 0; i < 4; i++) {
        rows.add(
            new ExportRow(
                new Example.Instruction(
                    clause.id() + i,
                    "conduct",
                    "rule",
                    "Question " + i + " of " + clause.id() + "?",
                    "Record it.",
                    List.of(),
                    true,
                    clause.id() + i,
                    provenance(clause.id())),
                Split.TRAINING,
                List.of()));
      }
    }
    rows.add(new ExportRow(SCENARIO, Split.TRAINING, List.of()));
    return rows;
  }

  private static Taxonomy taxonomy(List<Clause> clauses) {
    Section root =
        new Section(
            "conduct:0",
            "",
            "Conduct",
            0,
            List.of(new Section("conduct:g", "", "Gifts", 1, List.copyOf(clauses))));
    return new Taxonomy(
        "ada",
        new Regulation("conduct", "Code of conduct", Tier.MUST, 1),
        List.of(
            new PolicyDocument(
                "conduct", "conduct.md", DocumentFormat.MARKDOWN, "hash", root, List.of())),
        Optional.empty(),
        Optional.empty());
  }

  private static Clause clause(String number) {
    return new Clause(
        "conduct:" + number,
        "conduct",
        ClauseType.LIST_ITEM,
        "",
        "record every gift",
        "Employees must:",
        List.of("Gifts"),
        new SourceSpan.Lines(1, 1, 1, 10),
        "hash");
  }

  private static Provenance provenance(String clause) {
    return new Provenance(
        Optional.of(clause + "/1"),
        List.of(clause),
        List.of("record"),
        "template",
        "frame mail v1");
  }
}
