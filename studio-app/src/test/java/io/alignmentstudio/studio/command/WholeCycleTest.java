package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.studio.cycle.WorkspaceBackend;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.store.Event;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole cycle on a tiny policy; the later tests go on with what the earlier ones made. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeCycleTest {
  @TempDir private static Path folder;

  private static Path whole() {
    return folder.resolve("whole");
  }

  @Test
  @Order(1)
  void oneCommandMakesAnAdapterAndItsAudit() throws IOException {
    TinyPolicy.write(whole());

    CommandLineRun run = CommandLineRun.of("run", "--workspace", whole().toString());

    assertThat(run.code()).as(run.error()).isIn(0, 1, 2);
    assertThat(run.out()).contains("Gate: ").contains("Report: ").contains("serve");
    String page = Files.readString(whole().resolve("reports/audit.html"));
    assertThat(page).contains("Tiny").contains("Demonstration model").doesNotContain("<script");
    JsonNode report =
        Json.mapper().readTree(Files.readString(whole().resolve("reports/audit.json")));
    assertThat(report.path("gate").path("exitCode").asInt()).isEqualTo(run.code());
    assertThat(report.path("items").size()).isPositive();
    assertThat(whole().resolve("held-out/scenarios.jsonl")).isNotEmptyFile();
    assertThat(Files.readString(whole().resolve(".studio/runs/run-0001.json")))
        .contains("FINISHED")
        .contains("adapterHash");
  }

  @Test
  @Order(2)
  void nothingIsDoneTwice() {
    CommandLineRun run = CommandLineRun.of("run", "--json", "--workspace", whole().toString());

    assertThat(run.error().lines()).filteredOn(line -> line.contains("unchanged")).hasSize(6);
    assertThat(events(whole())).noneMatch(event -> event.type().equals("step-started"));
    JsonNode figures = Json.mapper().readTree(run.out());
    assertThat(figures.path("metrics").size()).isPositive();
    assertThat(figures.path("gate").path("exitCode").asInt()).isEqualTo(run.code());
  }

  @Test
  @Order(3)
  void aKilledRunResumesToTheSameBytes() throws Exception {
    Path killed = TinyPolicy.write(folder.resolve("killed"));
    runAndKill(killed, "frame: documents", 1);
    runAndKill(killed, "frame: generation", 0);
    runAndKill(killed, "continued training", 1);
    runAndKill(killed, "supervised tuning", 3);
    runAndKill(killed, "preference tuning", 1);
    runAndKill(killed, "asking both sides", 2);

    CommandLineRun resumed = CommandLineRun.of("run", "--workspace", killed.toString());

    assertThat(resumed.error()).contains("frame: unchanged").contains("sft: unchanged");
    assertThat(adapters(killed)).isEqualTo(adapters(whole()));
    JsonNode whole = report(whole());
    assertThat(report(killed).path("metrics")).isEqualTo(whole.path("metrics"));
    assertThat(report(killed).path("items")).isEqualTo(whole.path("items"));
  }

  @Test
  @Order(4)
  void aChangedDocumentMakesItsRowsAdaptersAndAuditStale() throws IOException {
    Path gifts = whole().resolve(TinyPolicy.GIFTS);
    String text = Files.readString(gifts);
    assertThat(diff().path("stale").path("models").size()).isZero();
    assertThat(diff().path("stale").path("audits").size()).isZero();

    Files.writeString(gifts, text.replace("within five working days", "within two days"));

    try (Workspace workspace = Workspace.openReadOnly(whole());
        WorkspaceBackend backend = WorkspaceBackend.open(whole())) {
      JsonNode stale = diff().path("stale");
      List<String> training = restingOn(workspace, Split.TRAINING);
      assertThat(training).isNotEmpty();
      assertThat(texts(stale.path("trainingRows"))).containsExactlyElementsOf(training);
      assertThat(texts(stale.path("heldOutRows")))
          .containsExactlyElementsOf(restingOn(workspace, Split.HELD_OUT));
      assertThat(texts(stale.path("models")))
          .anyMatch(model -> model.startsWith("base/"))
          .anyMatch(model -> model.startsWith("adapter/"));
      assertThat(texts(stale.path("audits"))).containsExactly("run-0001");
      assertThat(backend.changes().orElseThrow().stale())
          .filteredOn(sort -> sort.what().equals("audits"))
          .allMatch(sort -> sort.ids().equals(List.of("run-0001")));
      assertThat(backend.conflicts()).isPresent();
    } finally {
      Files.writeString(gifts, text);
    }
  }

  private static JsonNode diff() {
    CommandLineRun run = CommandLineRun.of("diff", "--json", "--workspace", whole().toString());
    assertThat(run.code()).as(run.error()).isZero();
    return Json.mapper().readTree(run.out());
  }

  private static List<String> restingOn(Workspace workspace, Split split) {
    return workspace.examples().all(split).stream()
        .filter(row -> row.provenance().clauseIds().contains("gifts:1.2"))
        .map(Example::id)
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  @Order(5)
  void aChangedClauseRedoesOnlyItsNorms() throws IOException {
    assertThat(notices()).noneMatch(notice -> notice.contains("older than the framed documents"));
    Path gifts = whole().resolve(TinyPolicy.GIFTS);
    Files.writeString(gifts, Files.readString(gifts).replace("EUR 50", "EUR 60"));

    CommandLineRun run = CommandLineRun.of("frame", "--workspace", whole().toString());

    assertThat(run.code()).as(run.error()).isZero();
    try (Workspace workspace = Workspace.openReadOnly(whole())) {
      StepOutput output =
          Json.read(
              workspace.steps().lastFinished("frame").orElseThrow().output().orElseThrow(),
              StepOutput.class);
      assertThat(output.values())
          .containsEntry("new-documents", "1")
          .containsEntry("new-clauses", "1");
      // The neighbours in the clause's section quote it as a wrong but plausible answer.
      assertThat(Integer.parseInt(output.values().get("new-norms")))
          .isBetween(1, workspace.norms().count() - 4);
      assertThat(workspace.norms().all())
          .anyMatch(norm -> norm.statement().contains("EUR 60"))
          .noneMatch(norm -> norm.statement().contains("EUR 50"));
    }
    assertThat(notices()).anyMatch(notice -> notice.contains("older than the framed documents"));
  }

  private static List<String> notices() {
    try (WorkspaceBackend backend = WorkspaceBackend.open(whole())) {
      return backend.notices();
    }
  }

  private static void runAndKill(Path workspace, String piece, int advances) throws Exception {
    Process run =
        ChildStudio.start(
            KilledRun.class, List.of(workspace.toString(), piece, Integer.toString(advances)));
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(piece + "\n" + output).isEqualTo(KilledRun.KILLED);
  }

  private static List<Event> events(Path workspace) {
    try (Workspace opened = Workspace.openReadOnly(workspace)) {
      return opened.events().ofRun(opened.runs().all().getLast().id());
    }
  }

  private static List<String> adapters(Path workspace) throws IOException {
    try (Stream<Path> names = Files.list(workspace.resolve(".studio/artifacts/adapter"))) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonNode report(Path workspace) throws IOException {
    return Json.mapper().readTree(Files.readString(workspace.resolve("reports/audit.json")));
  }

  /** A run that dies in the middle of a piece of work, as by kill -9. */
  static final class KilledRun {
    static final int KILLED = 99;

    private KilledRun() {}

    public static void main(String[] arguments) {
      try (Workspace workspace = Workspace.open(Path.of(arguments[0]));
          Cycle cycle =
              Cycle.start(
                  workspace,
                  "run",
                  new DeadlyProgress(arguments[1], Integer.parseInt(arguments[2])))) {
        var _ = cycle.audit();
      }
      Runtime.getRuntime().halt(0);
    }
  }

  private static final class DeadlyProgress implements Progress {
    private final String piece;
    private final int most;
    private String current = "";
    private int advances;

    DeadlyProgress(String piece, int most) {
      this.piece = piece;
      this.most = most;
    }

    @Override
    public void start(String name, long total, String unit) {
      current = name;
      advances = 0;
      dieIfDue();
    }

    @Override
    public void advance(long units) {
      advances += units > 0 ? 1 : 0;
      dieIfDue();
    }

    private void dieIfDue() {
      if (current.contains(piece) && advances >= most) {
        Runtime.getRuntime().halt(KilledRun.KILLED);
      }
    }

    @Override
    public void metric(String name, double value) {}

    @Override
    public void message(String text) {}

    @Override
    public void done(String result) {}
  }
}
