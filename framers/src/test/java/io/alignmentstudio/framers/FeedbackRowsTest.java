package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Grades;
import io.alignmentstudio.domain.Feedback.Preferred;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.RowFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedbackRowsTest {
  private static final Clause CLAUSE =
      new Clause(
          "conduct:1",
          "conduct",
          ClauseType.PARAGRAPH,
          "1",
          "Employees must not accept cash.",
          "",
          List.of(),
          new SourceSpan.Lines(1, 1, 1, 31),
          Clause.contentHash(
              ClauseType.PARAGRAPH, "Employees must not accept cash.", "", List.of()));

  @Test
  void aPreferredAnswerAndABetterAnswerAreTrainedOn() {
    RowFolder rows =
        FeedbackRows.seeds(
            List.of(
                feedback("1", "May I keep EUR 20?", false, Optional.empty()),
                feedback("2", "May I keep a pen?", false, Optional.of("Yes, keep it."))),
            FeedbackRowsTest::clause);

    assertThat(rows.preferences()).extracting(row -> row.prompt()).hasSize(2);
    assertThat(rows.questions())
        .singleElement()
        .satisfies(row -> assertThat(row.answer()).isEqualTo("Yes, keep it."));
  }

  @Test
  void nothingThatWasSaidOfATestedPromptIsTrainedOn() {
    List<Feedback> feedback =
        List.of(
            feedback("1", "May I keep EUR 20?", false, Optional.of("No.")),
            feedback("2", "may I  keep EUR 20? ", true, Optional.empty()),
            feedback("3", "May I keep a pen?", false, Optional.empty()));

    assertThat(FeedbackRows.seeds(feedback, FeedbackRowsTest::clause).preferences())
        .singleElement()
        .satisfies(row -> assertThat(row.prompt()).isEqualTo("May I keep a pen?"));
  }

  @Test
  void aPromptThatWasFlaggedTwiceIsOneTest() {
    List<RequestRow> tests =
        FeedbackRows.tests(
            List.of(
                feedback("1", "May I keep EUR 20?", true, Optional.of("Certainly not.")),
                feedback("2", "May I keep EUR 20?", true, Optional.of("No, hand it in."))),
            FeedbackRowsTest::clause);

    assertThat(tests).hasSize(1);
    assertThat(tests.getFirst().bucket()).isEqualTo(Bucket.DENIED_EDGE);
    assertThat(tests.getFirst().head().id()).isEqualTo("feedback-2");
  }

  @Test
  void feedbackWithoutAClauseInThePolicyGivesNothingAndIsNamed() {
    List<Feedback> feedback =
        List.of(
            feedback("1", "May I keep EUR 20?", true, Optional.empty()),
            feedback("2", "May I keep a pen?", false, Optional.empty()));

    assertThat(FeedbackRows.tests(feedback, id -> Optional.empty())).isEmpty();
    assertThat(FeedbackRows.seeds(feedback, id -> Optional.empty()).size()).isZero();
    assertThat(FeedbackRows.withoutClause(feedback, id -> Optional.empty()))
        .containsExactly("1", "2");
    assertThat(FeedbackRows.withoutClause(feedback, FeedbackRowsTest::clause)).isEmpty();
  }

  private static Optional<Clause> clause(String id) {
    return id.equals(CLAUSE.id()) ? Optional.of(CLAUSE) : Optional.empty();
  }

  private static Feedback feedback(
      String id, String prompt, boolean finding, Optional<String> better) {
    return new Feedback(
        id,
        Instant.parse("2026-01-01T00:00:00Z"),
        "ann",
        prompt,
        List.of("conduct:1"),
        "Sure.",
        "Employees must not accept cash.",
        Preferred.ALIGNED,
        new Grades(1, 1),
        new Grades(5, 5),
        false,
        "",
        finding,
        Optional.empty(),
        better);
  }
}
