package io.alignmentstudio.framers.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.revision.ClauseChange.Kind;
import io.alignmentstudio.framers.revision.MeaningChange.Aspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionDiffTest {
  private static final Regulation REGULATION =
      new Regulation("leave", "Leave Policy", Tier.MUST, 1);

  private static final String OLD =
      """
      # Leave Policy

      ## 1 Requests

      1.1 Employees must send a request to the line manager at least ten working days before the leave.

      1.2 The line manager may refuse a request if the team would have fewer than three members present.

      1.3 Employees may carry over up to five days into the next year.

      ## 2 Sickness

      2.1 Employees must report sickness to the line manager before nine o'clock.

      2.2 A medical certificate is required from the third day.

      2.3 Employees must not work while they are on sick leave.
      """;

  @TempDir private Path folder;

  private RevisionDiff diff(String before, String after) throws IOException {
    return RevisionDiff.of(read("old.md", before), read("new.md", after));
  }

  private PolicyDocument read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return DocumentReader.read(file, REGULATION);
  }

  private static ClauseChange only(RevisionDiff diff) {
    assertThat(diff.changes()).hasSize(1);
    return diff.changes().getFirst();
  }

  @Test
  void equalRevisionsDifferInNothing() throws IOException {
    RevisionDiff diff = diff(OLD, OLD);
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.same()).isEqualTo(6);
  }

  @Test
  void changedNumberOfDaysIsASubstitutedDeadline() throws IOException {
    ClauseChange change = only(diff(OLD, OLD.replace("ten working days", "five working days")));
    assertThat(change.id()).isEqualTo("leave:1.1");
    assertThat(change.kinds()).containsExactly(Kind.SUBSTITUTE);
    assertThat(change.meaning()).extracting(MeaningChange::aspect).containsExactly(Aspect.DEADLINE);
    assertThat(change.meaning().getFirst().after()).contains("five working days");
  }

  @Test
  void mustThatBecomesMayIsAChangeOfModality() throws IOException {
    ClauseChange change =
        only(diff(OLD, OLD.replace("Employees must not work while", "Employees may work while")));
    assertThat(change.meaning()).extracting(MeaningChange::aspect).contains(Aspect.MODALITY);
  }

  @Test
  void otherBearerConditionAndThresholdAreNamed() throws IOException {
    ClauseChange change =
        only(
            diff(
                OLD,
                OLD.replace(
                    "The line manager may refuse a request if the team would have fewer than three"
                        + " members present.",
                    "The People Department may refuse a request if the site would be closed.")));
    assertThat(change.meaning())
        .extracting(MeaningChange::aspect)
        .contains(Aspect.BEARER, Aspect.CONDITION);
  }

  @Test
  void newAndRepealedClausesAreTold() throws IOException {
    String recent =
        OLD.replace("1.3 Employees may carry over up to five days into the next year.\n\n", "")
            + "\n2.4 The People Department shall keep medical certificates for two years.\n";
    RevisionDiff diff = diff(OLD, recent);
    assertThat(diff.changes())
        .extracting(change -> change.kinds().iterator().next())
        .containsExactly(Kind.REPEAL, Kind.INSERT);
    assertThat(diff.changes().getLast().meaning())
        .extracting(MeaningChange::aspect)
        .containsExactly(Aspect.NEW_NORM);
  }

  @Test
  void clauseThatGetsAnotherNumberIsRenumberedAndNotReplaced() throws IOException {
    String recent =
        OLD.replace(
                "2.1 Employees must report",
                "2.1 Sickness is no fault.\n\n2.2 Employees must report")
            .replace("2.2 A medical", "2.3 A medical")
            .replace("2.3 Employees must not", "2.4 Employees must not");
    RevisionDiff diff = diff(OLD, recent);
    assertThat(diff.changes()).hasSize(4);
    assertThat(diff.changes().getFirst().kinds()).containsExactly(Kind.INSERT);
    assertThat(diff.changes().stream().skip(1))
        .allMatch(change -> change.kinds().equals(Set.of(Kind.RENUMBER)));
  }

  @Test
  void clauseThatChangesItsSectionIsMoved() throws IOException {
    String moved =
        "1.1 Employees must send a request to the line manager at least ten working days before the leave.\n\n";
    String recent = OLD.replace(moved, "") + "\n" + moved.replace("1.1", "2.4");
    RevisionDiff diff = diff(OLD, recent);
    ClauseChange change =
        diff.changes().stream()
            .filter(each -> each.after().isPresent() && each.id().equals("leave:2.4"))
            .findFirst()
            .orElseThrow();
    assertThat(change.kinds()).contains(Kind.MOVE, Kind.RENUMBER).doesNotContain(Kind.SUBSTITUTE);
    assertThat(change.before().orElseThrow().id()).isEqualTo("leave:1.1");
  }

  @Test
  void everyHunkOfTheAgreementsRevisionsIsCoveredByAClauseChange() throws IOException {
    Optional<Path> policies =
        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(path -> path.resolve("shared/policies/basecamp-dpa-revisions"))
            .filter(Files::isDirectory)
            .findFirst();
    if (policies.isEmpty()) {
      System.out.println("skipped: there is no shared/policies/basecamp-dpa-revisions");
    }
    assumeTrue(policies.isPresent());
    List<Path> revisions;
    try (Stream<Path> files = Files.list(policies.orElseThrow())) {
      revisions = files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
    assertThat(revisions).hasSize(5);
    for (int i = 1; i < revisions.size(); i++) {
      PolicyDocument before = DocumentReader.read(revisions.get(i - 1), REGULATION);
      PolicyDocument after = DocumentReader.read(revisions.get(i), REGULATION);
      RevisionDiff diff = RevisionDiff.of(before, after);
      List<String> uncovered = uncovered(before, after, diff);
      System.out.printf(
          "%s to %s: %d changes %s, %d same, %d of %d hunks uncovered%n",
          revisions.get(i - 1).getFileName(),
          revisions.get(i).getFileName(),
          diff.changes().size(),
          diff.changes().stream()
              .collect(
                  Collectors.groupingBy(
                      change -> new TreeSet<>(change.kinds()).toString(),
                      TreeMap::new,
                      Collectors.counting())),
          diff.same(),
          uncovered.size(),
          hunks(lines(before), lines(after)).size());
      assertThat(uncovered).isEmpty();
      assertThat(texts(diff, Kind.INSERT)).doesNotContainAnyElementsOf(texts(diff, Kind.REPEAL));
    }
  }

  private static List<String> texts(RevisionDiff diff, Kind kind) {
    return diff.changes().stream()
        .filter(change -> change.kinds().contains(kind))
        .map(change -> Alignment.text(change.after().or(change::before).orElseThrow()))
        .toList();
  }

  /** Hunks of a plain diff of the two texts whose lines belong to no changed clause. */
  private static List<String> uncovered(
      PolicyDocument before, PolicyDocument after, RevisionDiff diff) {
    Set<String> changedBefore = new HashSet<>();
    Set<String> changedAfter = new HashSet<>();
    for (ClauseChange change : diff.changes()) {
      change.before().ifPresent(clause -> changedBefore.add(clause.id()));
      change.after().ifPresent(clause -> changedAfter.add(clause.id()));
    }
    List<Line> old = lines(before);
    List<Line> recent = lines(after);
    List<String> uncovered = new ArrayList<>();
    for (Hunk hunk : hunks(old, recent)) {
      boolean covered =
          old.subList(hunk.from(), hunk.to()).stream()
                  .anyMatch(line -> changedBefore.contains(line.clause()))
              || recent.subList(hunk.newFrom(), hunk.newTo()).stream()
                  .anyMatch(line -> changedAfter.contains(line.clause()));
      if (!covered) {
        uncovered.add(
            old.subList(hunk.from(), hunk.to())
                + " -> "
                + recent.subList(hunk.newFrom(), hunk.newTo()));
      }
    }
    return uncovered;
  }

  private record Line(String clause, String text) {}

  private record Hunk(int from, int to, int newFrom, int newTo) {}

  /** The sentences of a document with the headings over them, as lines. */
  private static List<Line> lines(PolicyDocument document) {
    List<Line> lines = new ArrayList<>();
    List<String> headings = List.of();
    for (Clause clause : document.clauses()) {
      if (!clause.headings().equals(headings)) {
        clause.headings().forEach(heading -> lines.add(new Line(clause.id(), heading)));
        headings = clause.headings();
      }
      for (String sentence : clause.text().replaceAll("\\s+", " ").split("(?<=[.;:]) ")) {
        lines.add(new Line(clause.id(), sentence));
      }
    }
    return lines;
  }

  /** What a longest common subsequence of lines leaves over. */
  private static List<Hunk> hunks(List<Line> old, List<Line> recent) {
    int[][] length = new int[old.size() + 1][recent.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = recent.size() - 1; j >= 0; j--) {
        length[i][j] =
            old.get(i).text().equals(recent.get(j).text())
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<Hunk> hunks = new ArrayList<>();
    int i = 0;
    int j = 0;
    int from = 0;
    int newFrom = 0;
    while (i < old.size() || j < recent.size()) {
      boolean same =
          i < old.size() && j < recent.size() && old.get(i).text().equals(recent.get(j).text());
      if (same) {
        add(hunks, from, i, newFrom, j);
        from = ++i;
        newFrom = ++j;
      } else if (j == recent.size() || (i < old.size() && length[i + 1][j] >= length[i][j + 1])) {
        i++;
      } else {
        j++;
      }
    }
    add(hunks, from, i, newFrom, j);
    return hunks;
  }

  private static void add(List<Hunk> hunks, int from, int to, int newFrom, int newTo) {
    if (from < to || newFrom < newTo) {
      hunks.add(new Hunk(from, to, newFrom, newTo));
    }
  }
}
