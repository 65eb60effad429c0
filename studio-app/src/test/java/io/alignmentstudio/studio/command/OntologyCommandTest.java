package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OntologyCommandTest {
  private static final String GRANITE =
      """
      risk_group: rival_statements
      risk_group_id: 14
      description: What a chatbot says about rivals
      policy_version: v1.0
      risks:
        - risk: legal_claims
          risk_id: 14.1
          description: Requests about lawsuits of rivals
          reason_denial: LEGAL_SENSITIVITY
          short_reply_type: EXPLICIT_REFUSAL
          exception: null
          policy:
            reply_cannot_contain:
              - Speculation about open proceedings
            reply_may_contain:
              - Publicly reported matters
      """;

  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void write() throws IOException {
    workspace = TinyPolicy.write(folder.resolve("tiny"));
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(
        Stream.concat(Stream.of(arguments), Stream.of("-w", workspace.toString()))
            .toArray(String[]::new));
  }

  private CommandLineRun framed(String... arguments) {
    CommandLineRun framed = run("frame");
    assertThat(framed.code()).as(framed.error()).isZero();
    return run(arguments);
  }

  @Test
  void nothingFramedIsSaidWithTheNextStep() {
    for (String[] command :
        new String[][] {
          {"ontology"},
          {"ontology", "query", "ASK { ?s ?p ?o }"},
          {"ontology", "export", "--to", "turtle", folder.resolve("x.ttl").toString()}
        }) {
      CommandLineRun run = run(command);
      assertThat(run.code()).isEqualTo(ErrorCode.NO_INPUT.exitCode());
      assertThat(run.error()).contains("frame");
    }
    assertThat(folder.resolve("x.ttl")).doesNotExist();
  }

  @Test
  void frameAndOntologyTellHowMuchOfItTheRowsUse() {
    CommandLineRun frame = run("frame");
    assertThat(frame.out() + frame.error())
        .contains("Relations used in rows", "Cells of modality, role and topic with rows")
        .containsPattern("Norms told on both sides of their deadline: \\d of 3")
        .containsPattern("Scenarios told briefly, which quote their rule: \\d+ of \\d+");
    CommandLineRun shown = run("ontology");
    assertThat(shown.code()).as(shown.error()).isZero();
    assertThat(shown.out()).contains("employee", "Used by the data", "WordNet 3.1");
    JsonNode report = Json.read(run("ontology", "--json").out(), JsonNode.class);
    assertThat(report.get("ontology").get("senses").size()).isPositive();
    assertThat(report.get("coverage").get("relations").intValue()).isPositive();
  }

  @Test
  void queriesComeFromTextOrFileAndErrorsHaveTheirPlace() throws IOException {
    String text =
        "SELECT ?action WHERE { concept:employee studio:refrainsFrom/skos:prefLabel ?action }";
    CommandLineRun table = framed("ontology", "query", text);
    assertThat(table.code()).as(table.error()).isZero();
    assertThat(table.out()).contains("action", "accept", "2 rows");
    Path file = folder.resolve("q.rq");
    Files.writeString(file, text);
    assertThat(run("ontology", "query", "--format", "csv", file.toString()).out())
        .contains("action\r\n", "accept");
    Files.writeString(file, "SELECT ?x\nWHERE { ?x a }");
    CommandLineRun wrong = run("ontology", "query", file.toString());
    assertThat(wrong.code()).isEqualTo(ErrorCode.USAGE.exitCode());
    assertThat(wrong.error()).contains("q.rq, line 2, column ");
    assertThat(run("ontology", "query", "none.rq").code()).isEqualTo(ErrorCode.NO_INPUT.exitCode());
    assertThat(run("ontology", "query", "CLEAR ALL").error()).contains("update");
  }

  @Test
  void everyExportIsWrittenOnce() throws IOException {
    assertThat(run("frame").code()).isZero();
    for (String target : new String[] {"turtle", "odrl", "oscal"}) {
      Path file = folder.resolve(target);
      CommandLineRun run = run("ontology", "export", "--to", target, file.toString());
      assertThat(run.code()).as(run.error()).isZero();
      assertThat(Files.readString(file)).contains("gifts");
      assertThat(run("ontology", "export", "--to", target, file.toString()).code())
          .isEqualTo(ErrorCode.CANNOT_CREATE.exitCode());
    }
    Path file = folder.resolve("gifts.yaml");
    CommandLineRun several = run("ontology", "export", "--to", "granite", file.toString());
    assertThat(several.code()).isEqualTo(ErrorCode.USAGE.exitCode());
    assertThat(several.error()).contains("--regulation", "gifts, travel");
    CommandLineRun one =
        run("ontology", "export", "--to", "granite", "--regulation", "gifts", file.toString());
    assertThat(one.code()).as(one.error()).isZero();
    assertThat(Files.readString(file)).contains("reply_cannot_contain", "short_reply_type");
  }

  @Test
  void whatIsImportedCanBeFramed() throws IOException {
    Path granite = folder.resolve("rivals.yaml");
    Files.writeString(granite, GRANITE);
    CommandLineRun run = run("ontology", "import", granite.toString());
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out())
        .contains("1 risk,", "- id: rivals", "documents: [\"policies/rivals.md\"]");
    assertThat(run("ontology", "import", granite.toString()).code())
        .isEqualTo(ErrorCode.CANNOT_CREATE.exitCode());

    assertThat(run("frame").code()).isZero();
    Path catalog = folder.resolve("all.json");
    assertThat(run("ontology", "export", "--to", "oscal", catalog.toString()).code()).isZero();
    CommandLineRun back = run("ontology", "import", catalog.toString());
    assertThat(back.code()).as(back.error()).isZero();

    Path yaml = workspace.resolve("studio.yaml");
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replace(
                "framing:",
                """
                  - id: rivals
                    title: "Rivals"
                    documents: ["policies/rivals.md"]
                  - id: all
                    title: "All"
                    documents: ["policies/all.json"]
                framing:"""));
    CommandLineRun framed = run("frame");
    assertThat(framed.code()).as(framed.error()).isZero();
    assertThat(
            run(
                    "ontology",
                    "query",
                    "SELECT ?s WHERE { ?n studio:regulation regulation:rivals; studio:statement ?s }")
                .out())
        .containsIgnoringCase("must not reply with speculation about open proceedings");
  }

  @Test
  void knowledgeIsCheckedBeforeItIsKept() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "/a/x\t/r/IsA\t/c/en/employee\n");
    CommandLineRun refused = run("ontology", "import", bad.toString());
    assertThat(refused.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(refused.error()).contains("line 1: has 3 fields");
    assertThat(workspace.resolve("knowledge")).doesNotExist();

    Path good = folder.resolve("good.csv");
    Files.writeString(
        good,
        """
        /a/x\t/r/RelatedTo\t/c/en/flight\t/c/en/receipt\t{"weight": 2.0}
        /a/y\t/r/IsA\t/c/en/traveller\t/c/en/employee\t{"weight": 2.0}
        """);
    CommandLineRun kept = framed("ontology", "import", good.toString());
    assertThat(kept.code()).as(kept.error()).isZero();
    assertThat(run("ontology").out()).contains("knowledge/good.csv");
  }

  @Test
  void otherFilesAreRefusedWithWhatIsExpected() throws IOException {
    Path other = folder.resolve("other.md");
    Files.writeString(other, "# Rules\n\nEmployees must lock the door.\n");
    CommandLineRun run = run("ontology", "import", other.toString());
    assertThat(run.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(run.error()).contains("no OSCAL catalog, no Granite.Trust policy");
    assertThat(run("ontology", "import", "none.json").code())
        .isEqualTo(ErrorCode.NO_INPUT.exitCode());
  }
}
