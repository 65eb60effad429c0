package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Grades;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.framers.FeedbackRows;
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
   * feedback that rests on no clause that is still in the policy, prefers no text, or is about a
   * red-team finding's prompt gives no row; {@link #withoutSeed} counts them.
   */
  public static List<PreferenceRow> preferenceSeeds(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    return FeedbackRows.seeds(feedback, clauses).preferences();
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
}
