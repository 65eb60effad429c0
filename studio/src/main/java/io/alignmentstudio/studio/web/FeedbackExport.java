package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Grades;
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
   * Writes the feedback that prefers one text to another in the format of {@code
   * preferences.jsonl}: {@code id, policy, bucket, prompt, chosen, rejected, clause_quote}.
   *
   * <p>The chosen text is the better answer that the author wrote, or else the preferred answer. A
   * feedback that names no kind of request, rests on no clause that is still in the policy, or
   * prefers no text gives no row; {@link #withoutSeed} counts them.
   */
  public static String preferenceSeeds(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    return lines(feedback.stream().flatMap(item -> seed(item, clauses).stream()));
  }

  /** The number of feedback that cannot be a preference seed. */
  public static int withoutSeed(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    return (int) feedback.stream().filter(item -> seed(item, clauses).isEmpty()).count();
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

  private static Optional<Map<String, Object>> seed(
      Feedback feedback, Function<String, Optional<Clause>> clauses) {
    Optional<Bucket> bucket = feedback.bucket();
    Optional<Clause> clause =
        feedback.clauseIds().stream().flatMap(id -> clauses.apply(id).stream()).findFirst();
    Optional<Pair> pair = pair(feedback);
    if (bucket.isEmpty() || clause.isEmpty() || pair.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", "feedback-" + feedback.id());
    row.put("policy", clause.get().regulation());
    row.put("bucket", bucket.get().word());
    row.put("prompt", feedback.prompt());
    row.put("chosen", pair.get().chosen());
    row.put("rejected", pair.get().rejected());
    row.put("clause_quote", clause.get().text());
    return Optional.of(row);
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
