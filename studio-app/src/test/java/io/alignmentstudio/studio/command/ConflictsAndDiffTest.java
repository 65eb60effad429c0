package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.store.Run;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConflictsAndDiffTest {
  @TempDir private Path folder;

  @Test
  void nothingFramedIsSaidWithTheNextStep() throws IOException {
    TinyPolicy.write(folder);
    for (String command : new String[] {"conflicts", "diff"}) {
      CommandLineRun run = CommandLineRun.of(command, "--workspace", folder.toString());
      assertThat(run.code()).isEqualTo(ErrorCode.NO_INPUT.exitCode());
      assertThat(run.error()).contains("frame");
    }
  }

  @Test
  void conflictsAreListedAndStaleRowsAreExactlyThoseOfTheChangedClause() throws IOException {
    TinyPolicy.write(folder);
    Path travel = folder.resolve(TinyPolicy.TRAVEL);
    Files.writeString(
        travel,
        Files.readString(travel)
            + "\n2.2 Travellers may accept a gift worth up to EUR 80 from a"
            + " supplier.\n");
    assertThat(frame().code()).isZero();

    CommandLineRun table = CommandLineRun.of("conflicts", "--workspace", folder.toString());
    assertThat(table.code()).isZero();
    assertThat(table.out()).contains("threshold", "gifts:1.1", "travel:2.2", "travel:2.2 prevails");
    CommandLineRun json = CommandLineRun.of("conflicts", "--json", "-w", folder.toString());
    JsonNode found = Json.read(json.out(), JsonNode.class);
    JsonNode first = found.get("conflicts").get(0);
    assertThat(first.get("stated").asBoolean()).isTrue();
    assertThat(first.get("confidence").asDouble()).isGreaterThanOrEqualTo(Conflict.STATED);
    assertThat(first.get("evidence").size()).isPositive();
    assertThat(found.get("toLookAt").isArray()).isTrue();

    Path gifts = folder.resolve(TinyPolicy.GIFTS);
    Files.writeString(
        gifts, Files.readString(gifts).replace("within five working days", "within two days"));
    CommandLineRun diff = CommandLineRun.of("diff", "--json", "-w", folder.toString());
    assertThat(diff.code()).as(diff.error()).isZero();
    JsonNode stale = Json.read(diff.out(), JsonNode.class).get("stale");
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(ids(stale.get("trainingRows")))
          .isNotEmpty()
          .isEqualTo(restingOn(workspace, Split.TRAINING, "gifts:1.2"));
      assertThat(ids(stale.get("heldOutRows")))
          .isEqualTo(restingOn(workspace, Split.HELD_OUT, "gifts:1.2"));
    }
    assertThat(stale.get("models").size()).isZero();
    assertThat(stale.get("audits").size()).isZero();
    String told = CommandLineRun.of("diff", "-w", folder.toString()).out();
    assertThat(told).contains("gifts:1.2: substitute", "deadline: ", "stale models: none");
    assertThat(told.lines().filter(line -> line.startsWith("  ")).map(String::strip))
        .containsAll(ids(stale.get("trainingRows")))
        .containsAll(ids(stale.get("heldOutRows")));
  }

  @Test
  void anInsertedClauseMakesEveryModelAndTheAuditStale() throws IOException {
    TinyPolicy.write(folder);
    assertThat(frame().code()).isZero();
    pretendTraining();
    assertThat(stale().get("models").size()).isZero();

    Path gifts = folder.resolve(TinyPolicy.GIFTS);
    Files.writeString(
        gifts, Files.readString(gifts) + "\n2.2 Employees must lock the Gift Register.\n");

    JsonNode stale = stale();
    assertThat(stale.get("trainingRows").size()).isZero();
    assertThat(ids(stale.get("models")))
        .containsExactlyInAnyOrder("base/b", "adapter/s", "adapter/d");
    assertThat(ids(stale.get("audits"))).containsExactly("run-0002");
  }

  @Test
  void documentsTakenOutAndAddedAreChanges() throws IOException {
    TinyPolicy.write(folder);
    assertThat(frame().code()).isZero();
    Path settings = folder.resolve("studio.yaml");
    Files.writeString(
        folder.resolve("policies/visits.md"), "# Visits\n\n1.1 Visitors must wear a badge.\n");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("id: travel", "id: visits")
            .replace("Travel Policy", "Visits")
            .replace("[policies/travel.md]", "[policies/visits.md]"));

    CommandLineRun diff = CommandLineRun.of("diff", "-w", folder.toString());
    assertThat(diff.code()).as(diff.error()).isZero();
    assertThat(diff.out())
        .contains("== gifts.md")
        .contains("== visits.md (not part of the last frame)")
        .contains("Visitors must wear a badge.")
        .contains("== travel.md (no longer in studio.yaml)")
        .contains("travel:2.1: repeal");
    JsonNode stale = stale();
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(ids(stale.get("trainingRows")))
          .isNotEmpty()
          .isEqualTo(restingOnDocument(workspace, Split.TRAINING, "travel:"));
      assertThat(ids(stale.get("heldOutRows")))
          .isEqualTo(restingOnDocument(workspace, Split.HELD_OUT, "travel:"));
    }
  }

  @Test
  void oneFileAloneIsRefused() {
    CommandLineRun run = CommandLineRun.of("diff", "old.md");
    assertThat(run.code()).isEqualTo(ErrorCode.USAGE.exitCode());
    assertThat(run.error()).contains("OLD and the NEW");
  }

  private CommandLineRun frame() {
    return CommandLineRun.of("frame", "--workspace", folder.toString());
  }

  private JsonNode stale() {
    CommandLineRun diff = CommandLineRun.of("diff", "--json", "-w", folder.toString());
    assertThat(diff.code()).as(diff.error()).isZero();
    return Json.read(diff.out(), JsonNode.class).get("stale");
  }

  /** Records steps as trained and audited in the second run. */
  private void pretendTraining() {
    try (Workspace workspace = Workspace.open(folder)) {
      String run = workspace.runs().start("run").id();
      Map<String, Map<String, String>> steps =
          Map.of(
              "base", Map.of("weights", "base/b"),
              "sft", Map.of("adapter", "adapter/s"),
              "dpo", Map.of("adapter", "adapter/d"),
              "audit", Map.of());
      steps.forEach(
          (step, artifacts) ->
              workspace
                  .steps()
                  .finish(
                      workspace.steps().start(run, step, "fingerprint", Map.of()),
                      Json.write(new StepOutput("made", artifacts, Map.of())),
                      "made"));
      workspace.runs().finish(run, Run.Status.FINISHED);
    }
  }

  private static Set<String> restingOnDocument(Workspace workspace, Split split, String prefix) {
    return workspace.examples().all(split).stream()
        .filter(row -> row.provenance().clauseIds().stream().anyMatch(id -> id.startsWith(prefix)))
        .map(Example::id)
        .collect(Collectors.toSet());
  }

  private static Set<String> ids(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::stringValue)
        .collect(Collectors.toSet());
  }

  private static Set<String> restingOn(Workspace workspace, Split split, String clause) {
    return workspace.examples().all(split).stream()
        .filter(row -> row.provenance().clauseIds().contains(clause))
        .map(Example::id)
        .collect(Collectors.toSet());
  }
}
