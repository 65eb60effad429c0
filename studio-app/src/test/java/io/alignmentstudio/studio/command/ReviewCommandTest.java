package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.store.DroppedRow;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReviewCommandTest {
  private static final String CLAUSE = "gifts:1.2";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyPolicy.write(folder);
  }

  @Test
  void editsSurviveLaterFramesAndAreStaleWhenTheirClauseChanges() throws IOException {
    frame();
    Example edited = question(CLAUSE);
    Example rejected = question("travel:1.1");
    decide(
        Map.of(
            edited.id(), Map.of("decision", "edit", "reason", "tone", "prompt", "Own words, why?"),
            rejected.id(), Map.of("decision", "reject", "reason", "silly")));
    assertThat(find(edited.id())).contains(edited);

    frame();
    assertThat(find(edited.id()).orElseThrow().prompt()).isEqualTo("Own words, why?");
    assertThat(find(rejected.id())).isEmpty();
    assertThat(explain(edited.id()))
        .contains("edit by Ada: tone", "prompt was: " + edited.prompt(), "prompt is:  Own words");
    assertThat(explain(rejected.id()))
        .contains("dropped: rejected by a reviewer", "reject by Ada: silly");

    // Another clause changes: nothing happens to the edit.
    replace(TinyPolicy.GIFTS, "a cup of coffee", "a cup of tea");
    String quiet = frame().error();
    assertThat(find(edited.id()).orElseThrow().prompt()).isEqualTo("Own words, why?");
    assertThat(quiet).doesNotContain("stale");

    // Its own clause goes on after the quoted words: the edit is kept and reported.
    replace(TinyPolicy.GIFTS, "five working days.", "five working days. It is public.");
    assertThat(frame().error()).contains("1 reviewed row is stale", edited.id());
    assertThat(find(edited.id()).orElseThrow().prompt()).isEqualTo("Own words, why?");

    // The quoted words change: the edit is set aside, reported, and still in the queue.
    replace(TinyPolicy.GIFTS, "five working days.", "two days.");
    assertThat(frame().error()).contains("set aside", edited.id());
    assertThat(find(edited.id()).map(Example::prompt)).isNotEqualTo(Optional.of("Own words, why?"));
    Path stale = folder.resolve("stale.csv");
    assertThat(run("review", "export", "--state", "stale", stale.toString()).code()).isZero();
    assertThat(rows(stale))
        .singleElement()
        .satisfies(row -> assertThat(row.get("prompt")).isEqualTo("Own words, why?"));
  }

  @Test
  void aFaultyTableStoresNothing() throws IOException {
    frame();
    Example row = question(CLAUSE);
    Path file = filled(Map.of(row.id(), Map.of("decision", "edit", "reason", "why")));

    CommandLineRun run = run("review", "import", file.toString(), "--author", "Ada");

    assertThat(run.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(run.error()).contains("nothing was stored", "nothing was changed");
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(workspace.reviews().all()).isEmpty();
    }
  }

  @Test
  void everyRowHasAHistoryAlsoTheDroppedOnes() throws IOException {
    addASeedThatIsDropped();
    frame();
    DroppedRow dropped;
    Example kept = question(CLAUSE);
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      dropped = workspace.dropped().all().getFirst();
    }
    assertThat(explain(kept.id()))
        .contains(
            "norm:      gifts:1.2/1, obligation",
            "clause:    gifts:1.2, gifts.md, line",
            "quoted verbatim: \"",
            "generator: template",
            "framing seed 1",
            "  deduplicate: kept",
            "review:    unreviewed");
    assertThat(explain(dropped.row().id()))
        .contains("outcome:   dropped: " + dropped.reason(), dropped.stage() + ": dropped")
        .contains(dropped.because().orElse(""));
    JsonNode json = Json.read(run("frame", "--explain", kept.id(), "--json").out(), JsonNode.class);
    assertThat(json.get(0).get("row").get("id").stringValue()).isEqualTo(kept.id());

    CommandLineRun unknown = run("frame", "--explain", kept.id() + "x");
    assertThat(unknown.code()).isEqualTo(ErrorCode.USAGE.exitCode());
    assertThat(unknown.error()).contains("the nearest are " + kept.id());
    assertThat(run("frame", "--explain", "gifts:1.2/1").error()).contains("is a norm, not a row");
  }

  @Test
  void theFunnelHasSamplesOfWhatWasDropped() throws IOException {
    addASeedThatIsDropped();
    CommandLineRun shown = run("frame", "--funnel");
    Funnel funnel = Json.read(run("frame", "--funnel", "--json").out(), Funnel.class);

    assertThat(funnel.stages()).anyMatch(stage -> !stage.dropped().isEmpty());
    for (Funnel.Stage stage : funnel.stages()) {
      assertThat(stage.samples().keySet()).isEqualTo(stage.dropped().keySet());
      stage
          .samples()
          .forEach(
              (reason, samples) -> {
                assertThat(samples).hasSize(Math.min(Funnel.SAMPLES, stage.dropped().get(reason)));
                assertThat(shown.out()).contains(" × " + reason, samples.getFirst().id());
              });
    }
  }

  private void addASeedThatIsDropped() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        seeds.resolve("questions.yaml"),
        """
        - id: q1
          policy: gifts
          question: May I keep a cup of coffee from a customer?
          answer: Yes, %s.
          clause_quote: may accept a cup of coffee
        """
            .formatted("with sugar ".repeat(40).strip()));
    Path settings = folder.resolve("studio.yaml");
    Files.writeString(settings, Files.readString(settings) + "seeds: seeds\n");
  }

  private CommandLineRun frame() {
    CommandLineRun framed = run("frame");
    assertThat(framed.code()).as(framed.error()).isZero();
    return framed;
  }

  private String explain(String id) {
    CommandLineRun run = run("frame", "--explain", id);
    assertThat(run.code()).as(run.error()).isZero();
    return run.out();
  }

  private CommandLineRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-w", folder.toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private Example question(String clause) {
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      return Stream.of(Split.values())
          .flatMap(split -> workspace.examples().all(split, Example.Instruction.class).stream())
          .filter(row -> row.answerable() && row.provenance().clauseIds().contains(clause))
          .findFirst()
          .orElseThrow();
    }
  }

  private Optional<Example> find(String id) {
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      return workspace.examples().find(id);
    }
  }

  private void replace(String file, String before, String after) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replaceFirst(before, after));
  }

  private void decide(Map<String, Map<String, String>> decisions) throws IOException {
    CommandLineRun run = run("review", "import", filled(decisions).toString(), "--author", "Ada");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("Stored: %d decisions".formatted(decisions.size()));
  }

  /** Exports the queue and fills in what a person would. */
  private Path filled(Map<String, Map<String, String>> decisions) throws IOException {
    Path exported = folder.resolve("exported.csv");
    assertThat(run("review", "export", exported.toString()).code()).isZero();
    Path file = folder.resolve("decided.csv");
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<Map<String, String>> rows = rows(exported);
      List<String> header = List.copyOf(rows.getFirst().keySet());
      printer.printRecord(header);
      for (Map<String, String> row : rows) {
        row.putAll(decisions.getOrDefault(row.get("row"), Map.of()));
        printer.printRecord(header.stream().map(row::get));
      }
    }
    return Files.writeString(file, text);
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file).substring(1), format)) {
      List<Map<String, String>> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        rows.add(new HashMap<>(row.toMap()));
      }
      return rows;
    }
  }
}
