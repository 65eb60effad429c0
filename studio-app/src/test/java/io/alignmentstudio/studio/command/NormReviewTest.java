package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Norms that people accept, change and reject in a spreadsheet. */
class NormReviewTest {
  private static final String RECORD = "gifts:1.2/1";
  private static final String COFFEE = "gifts:1.3/1";
  private static final String FLIGHT = "travel:1.1/1";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyPolicy.write(folder);
  }

  @Test
  void aRejectedNormGivesNothingUntilItIsAcceptedAgain() throws IOException {
    frame();
    List<Example> before = rows();
    assertThat(rowsOf(RECORD)).isNotEmpty();
    Example kept = rowsOf(RECORD).getFirst();
    decideRow(kept.id());
    decide(Map.of(RECORD, Map.of("decision", "reject", "reason", "no rule")));

    CommandLineRun framed = run("frame", "--funnel");

    assertThat(framed.code()).as(framed.error()).isZero();
    assertThat(framed.out()).contains("norms after review", "1 × rejected by a reviewer");
    assertThat(framed.out() + framed.error())
        .contains("1 reviewed row was decided before people rejected or changed its norm")
        .contains(kept.id() + " (set aside: its norm was rejected)");
    assertThat(norm(RECORD)).isEmpty();
    assertThat(rowsOf(RECORD)).isEmpty();
    assertThat(run("conflicts").out()).doesNotContain(RECORD);
    assertThat(explain(kept.id()))
        .contains("not in the data", "norm review: rejected by Ada: no rule");
    assertThat(run("frame", "--explain", RECORD).error()).contains("its rows are in no data");

    decide(Map.of(RECORD, Map.of("decision", "accept")));
    frame();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void acceptingChangesNoDataAndAnotherModalityChangesOnlyItsNorm() throws IOException {
    frame();
    List<Example> before = rows();
    decide(Map.of(COFFEE, Map.of("decision", "accept")));
    frame();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(before);

    CommandLineRun stored =
        decide(
            Map.of(
                FLIGHT,
                Map.of("decision", "edit", "reason", "too hard", "modality", "recommendation")));
    assertThat(stored.error())
        .contains("travel:1.1/1 says from now on: Employees should book every flight");
    CommandLineRun framed = run("frame", "--norms", "9");
    assertThat(framed.code()).as(framed.error()).isZero();
    assertThat(framed.out())
        .contains("Employees should book every flight", "review     edited by Ada: too hard")
        .contains("review     accepted by Ada");
    assertThat(norm(FLIGHT).orElseThrow().modality()).isEqualTo(Modality.RECOMMENDATION);
    assertThat(rowsOf(FLIGHT)).isNotEmpty().isNotEqualTo(of(before, FLIGHT));
    assertThat(rowsOf(RECORD)).containsExactlyInAnyOrderElementsOf(of(before, RECORD));
  }

  @Test
  void aDecisionHoldsWhileTheSameIsFoundAndIsNamedWhenItIsNot() throws IOException {
    frame();
    decide(
        Map.of(
            RECORD, Map.of("decision", "reject", "reason", "no rule"),
            COFFEE, Map.of("decision", "accept")));

    // A clause before it: the same norm has another id.
    replace(
        "1.2 Employees must record",
        "1.2 Employees must keep receipts.\n\n1.3 Employees must record");
    replace("1.3 Employees may accept", "1.4 Employees may accept");
    String moved = frame().error();
    assertThat(moved).doesNotContain("norm is found no more");
    assertThat(norm("gifts:1.3/1")).isEmpty();
    assertThat(norm("gifts:1.2/1").map(Norm::statement)).contains("Employees must keep receipts.");

    // Its words change: it is unreviewed again, and both decisions are named.
    replace("must record every gift", "must report every gift");
    replace("a cup of coffee", "a cup of tea");
    String changed = frame().error();
    assertThat(changed)
        .contains("2 decisions on norms are not in force, as the norm is found no more")
        .contains("\"Employees may accept a cup of coffee from a customer.\"")
        .contains("(accepted; its words are in the policy no more)", "(rejected; ");
    assertThat(norm("gifts:1.3/1")).isPresent();
    Path stale = folder.resolve("stale.csv");
    assertThat(run("review", "export", "--norms", "--state", "stale", stale.toString()).code())
        .isZero();
    assertThat(table(stale))
        .singleElement()
        .satisfies(row -> assertThat(row.get("statement")).contains("a cup of coffee"));
  }

  @Test
  void aFaultyTableStoresNothing() throws IOException {
    frame();
    Path file =
        filled(
            Map.of(
                RECORD, Map.of("decision", "reject"),
                COFFEE, Map.of("decision", "accept")));

    CommandLineRun run = run("review", "import", file.toString(), "--author", "Ada");

    assertThat(run.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(run.error()).contains("nothing was stored", "write the reason");
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(workspace.normReviews().all()).isEmpty();
    }
    Path more = folder.resolve("more.csv");
    assertThat(run("review", "export", "--norms", "--kind", "fable", more.toString()).error())
        .contains("--kind of norms is rules, examples, story or interview, got fable");
    assertThat(run("review", "export", "--modality", "permission", more.toString()).error())
        .contains("--modality needs --norms");
    assertThat(more).doesNotExist();
  }

  @Test
  void reviewersCannotRejectEveryNormUnseen() throws IOException {
    frame();
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      workspace
          .norms()
          .all()
          .forEach(norm -> all.put(norm.id(), Map.of("decision", "reject", "reason", "x")));
    }
    decide(all);

    CommandLineRun framed = run("frame");

    assertThat(framed.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(framed.error())
        .contains("reviewers rejected all %d norms that were found".formatted(all.size()));
    assertThat(rowsOf(RECORD)).as("what was framed before stays").isNotEmpty();
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

  private Optional<Norm> norm(String id) {
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      return workspace.norms().find(id);
    }
  }

  private List<Example> rows() {
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      return Stream.of(Split.values())
          .flatMap(split -> workspace.examples().all(split).stream())
          .toList();
    }
  }

  private List<Example> rowsOf(String norm) {
    return of(rows(), norm);
  }

  private static List<Example> of(List<Example> rows, String norm) {
    return rows.stream()
        .filter(row -> row.provenance().normId().equals(Optional.of(norm)))
        .toList();
  }

  private void replace(String before, String after) throws IOException {
    Path path = folder.resolve(TinyPolicy.GIFTS);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replace(before, after));
  }

  private void decideRow(String id) throws IOException {
    Path exported = folder.resolve("rows.csv");
    assertThat(run("review", "export", exported.toString()).code()).isZero();
    Path file = fill(exported, "row", Map.of(id, Map.of("decision", "accept")));
    assertThat(run("review", "import", file.toString(), "--author", "Ada").code()).isZero();
  }

  private CommandLineRun decide(Map<String, Map<String, String>> decisions) throws IOException {
    CommandLineRun run = run("review", "import", filled(decisions).toString(), "--author", "Ada");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("Stored: %d decisions".formatted(decisions.size()));
    return run;
  }

  /** Exports the norms and fills in what a person would, by the norms' ids. */
  private Path filled(Map<String, Map<String, String>> decisions) throws IOException {
    Path exported = folder.resolve("exported.csv");
    assertThat(run("review", "export", "--norms", exported.toString()).code()).isZero();
    return fill(exported, "places", decisions);
  }

  private Path fill(Path exported, String key, Map<String, Map<String, String>> decisions)
      throws IOException {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<Map<String, String>> rows = table(exported);
      List<String> header = List.copyOf(rows.getFirst().keySet());
      printer.printRecord(header);
      for (Map<String, String> row : rows) {
        row.putAll(decisions.getOrDefault(row.get(key), Map.of()));
        printer.printRecord(header.stream().map(row::get));
      }
    }
    Files.delete(exported);
    return Files.writeString(folder.resolve("decided.csv"), text);
  }

  private static List<Map<String, String>> table(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file).substring(1), format)) {
      List<Map<String, String>> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        rows.add(new LinkedHashMap<>(row.toMap()));
      }
      return rows;
    }
  }
}
