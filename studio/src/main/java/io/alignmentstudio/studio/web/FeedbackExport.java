package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Grades;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.RowHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Feedback as JSON lines: all of it, or as preference seeds for the next {@code frame}. */
public final class FeedbackExport {
  private FeedbackExport() {}

  /** Writes every field of every feedback, one JSON object a line. */
  public static String jsonLines(List<Feedback> feedback) {
    return lines(feedback.stream().map(FeedbackExport::row));
  }

  /**
   * Turns feedback that prefers one text to another into preference seeds.
   *
   * <p>The chosen text is the better answer that the author wrote, or else the preferred answer. A
   * feedback that rests on no clause that is still in the policy, or prefers no text, gives no row;
   * {@link #withoutSeed} counts them.
   */
  public static List<PreferenceRow> preferenceSeeds(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    return feedback.stream().flatMap(item -> seed(item, clauses).stream()).toList();
  }

  /** The number of feedback that cannot be a preference seed. */
  public static int withoutSeed(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    return feedback.size() - preferenceSeeds(feedback, clauses).size();
  }

  private static String lines(Stream<Map<String, Object>> rows) {
    return rows.map(row -> Json.write(row) + "\n").collect(Collectors.joining());
  }

  private static Map<String, Object> row(Feedback feedback) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("schema_version", 1);
    row.put("id", feedback.id());
    row.put("time", feedback.time().toString());
    row.put("author", feedback.author());
    row.put("prompt", feedback.prompt());
    row.put("clause_ids", feedback.clauseIds());
    row.put("unaligned_answer", feedback.unalignedAnswer());
    row.put("aligned_answer", feedback.alignedAnswer());
    row.put("preferred", feedback.preferred().name().toLowerCase(Locale.ROOT));
    row.put("unaligned_grades", grades(feedback.unalignedGrades()));
    row.put("aligned_grades", grades(feedback.alignedGrades()));
    row.put("blind", feedback.blind());
    row.put("comment", feedback.comment());
    row.put("red_team_finding", feedback.redTeamFinding());
    feedback.bucket().ifPresent(bucket -> row.put("bucket", bucket.word()));
    feedback.betterAnswer().ifPresent(answer -> row.put("better_answer", answer));
    return row;
  }

  private static Map<String, Object> grades(Grades grades) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("faithfulness", grades.faithfulness());
    row.put("completeness", grades.completeness());
    return row;
  }

  private static Optional<PreferenceRow> seed(
      Feedback feedback, Function<String, Optional<Clause>> clauses) {
    Optional<Clause> clause =
        feedback.clauseIds().stream().flatMap(id -> clauses.apply(id).stream()).findFirst();
    return clause.flatMap(
        found ->
            pair(feedback)
                .map(
                    pair ->
                        new PreferenceRow(
                            RowHead.of(
                                "feedback-" + feedback.id(),
                                found.regulation(),
                                List.of(found.text())),
                            feedback.bucket(),
                            feedback.prompt(),
                            pair.chosen(),
                            pair.rejected())));
  }

  private record Pair(String chosen, String rejected) {}

  private static Optional<Pair> pair(Feedback feedback) {
    Optional<String> better = feedback.betterAnswer();
    Optional<Pair> pair =
        switch (feedback.preferred()) {
          case ALIGNED ->
              Optional.of(
                  new Pair(better.orElse(feedback.alignedAnswer()), feedback.unalignedAnswer()));
          case UNALIGNED ->
              Optional.of(
                  new Pair(better.orElse(feedback.unalignedAnswer()), feedback.alignedAnswer()));
          case BOTH, NEITHER -> better.map(text -> new Pair(text, feedback.alignedAnswer()));
        };
    return pair.filter(
        texts ->
            !texts.chosen().isBlank()
                && !texts.rejected().isBlank()
                && !texts.chosen().equals(texts.rejected()));
  }
}
