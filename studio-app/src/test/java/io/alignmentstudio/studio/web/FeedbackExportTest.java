package io.alignmentstudio.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Grades;
import io.alignmentstudio.domain.Feedback.Preferred;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.rows.ClauseQuotes;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.RowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FeedbackExportTest {
  private final FakeBackend backend = new FakeBackend();

  @Test
  void seedsAreReadBackWithTheirClauses(@TempDir Path folder) throws IOException {
    List<Feedback> feedback =
        List.of(
            feedback("1", Preferred.ALIGNED, "conduct:3.1.1", Optional.empty()),
            feedback("2", Preferred.UNALIGNED, "conduct:3.1.1", Optional.empty()),
            feedback("3", Preferred.NEITHER, "privacy:4.1", Optional.of("Better.\nMuch.")));
    Files.writeString(
        folder.resolve(RowFolder.PREFERENCES),
        RowFolder.lines(FeedbackExport.preferenceSeeds(feedback, backend::clause)));

    Problems problems = new Problems();
    List<Clause> clauses =
        backend.documents().stream().flatMap(document -> document.clauses().stream()).toList();
    RowFolder read = new ClauseQuotes(clauses).resolve(RowFolder.read(folder, problems), problems);
    assertThat(problems.messages()).isEmpty();
    assertThat(read.preferences())
        .extracting(PreferenceRow::chosen)
        .containsExactly("aligned answer", "unaligned answer", "Better.\nMuch.");
    assertThat(read.preferences())
        .extracting(PreferenceRow::rejected)
        .containsExactly("unaligned answer", "aligned answer", "aligned answer");
    assertThat(read.preferences().getLast().policy()).isEqualTo("privacy");
    assertThat(read.preferences().getLast().clauseIds()).containsExactly("privacy:4.1");
    assertThat(read.preferences().getFirst().bucket()).contains(Bucket.DENIED_EDGE);
  }

  @Test
  void feedbackWithoutPreferenceOrClauseIsCountedNotExported() {
    List<Feedback> feedback =
        List.of(
            feedback("1", Preferred.BOTH, "conduct:3.1.1", Optional.empty()),
            feedback("2", Preferred.ALIGNED, "gone:1", Optional.empty()),
            feedback("3", Preferred.ALIGNED, "conduct:3.1.1", Optional.of("unaligned answer")));
    assertThat(FeedbackExport.preferenceSeeds(feedback, backend::clause)).isEmpty();
    assertThat(FeedbackExport.withoutSeed(feedback, backend::clause)).isEqualTo(3);
  }

  @Test
  void aRedTeamFindingIsNoSeed() {
    List<Feedback> feedback =
        List.of(feedback("1", Preferred.ALIGNED, "conduct:3.1.1", Optional.empty(), true));
    assertThat(FeedbackExport.preferenceSeeds(feedback, backend::clause)).isEmpty();
    assertThat(FeedbackExport.withoutSeed(feedback, backend::clause)).isEqualTo(1);
  }

  @Test
  void everyFieldIsExported() {
    String lines =
        FeedbackExport.jsonLines(
            List.of(feedback("1", Preferred.NEITHER, "conduct:3.1.1", Optional.of("Better."))));
    assertThat(lines.lines()).hasSize(1);
    JsonNode row = Json.read(lines);
    assertThat(row.propertyNames())
        .containsExactly(
            "schema_version",
            "id",
            "time",
            "author",
            "prompt",
            "clause_ids",
            "unaligned_answer",
            "aligned_answer",
            "preferred",
            "unaligned_grades",
            "aligned_grades",
            "blind",
            "comment",
            "red_team_finding",
            "bucket",
            "better_answer");
    assertThat(row.path("preferred").asString()).isEqualTo("neither");
    assertThat(row.path("aligned_grades").path("completeness").asInt()).isEqualTo(4);
  }

  private static Feedback feedback(
      String id, Preferred preferred, String clauseId, Optional<String> better) {
    return feedback(id, preferred, clauseId, better, false);
  }

  private static Feedback feedback(
      String id, Preferred preferred, String clauseId, Optional<String> better, boolean finding) {
    return new Feedback(
        id,
        Instant.EPOCH,
        "Ada",
        "May I?",
        List.of(clauseId),
        "unaligned answer",
        "aligned answer",
        preferred,
        new Grades(1, 2),
        new Grades(3, 4),
        false,
        "",
        finding,
        Optional.of(Bucket.DENIED_EDGE),
        better);
  }
}
