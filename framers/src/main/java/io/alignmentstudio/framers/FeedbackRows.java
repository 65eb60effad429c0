package io.alignmentstudio.framers;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.domain.rows.RowHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns people's feedback into rows.
 *
 * <p>A red-team finding becomes a test, and nothing that was said of its prompt is trained on. Of
 * the rest, a preferred text makes a preference row, and an answer that the author wrote makes a
 * question row too. Feedback that rests on no clause that is still in the policy gives nothing.
 */
public final class FeedbackRows {
  private FeedbackRows() {}

  /** Rows to train on: preferences, and answers that people wrote. */
  public static RowFolder seeds(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    List<QuestionRow> questions = new ArrayList<>();
    List<PreferenceRow> preferences = new ArrayList<>();
    Set<String> tested =
        feedback.stream()
            .filter(Feedback::redTeamFinding)
            .map(FeedbackRows::identity)
            .collect(Collectors.toSet());
    for (Feedback item : feedback) {
      if (!tested.contains(identity(item))) {
        preference(item, clauses).ifPresent(preferences::add);
        question(item, clauses).ifPresent(questions::add);
      }
    }
    return new RowFolder(questions, List.of(), List.of(), preferences);
  }

  /** The preference that feedback states: the better or preferred text against the other one. */
  private static Optional<PreferenceRow> preference(
      Feedback feedback, Function<String, Optional<Clause>> clauses) {
    return head(feedback, clauses)
        .flatMap(
            head ->
                pair(feedback)
                    .map(
                        pair ->
                            new PreferenceRow(
                                head,
                                feedback.bucket(),
                                feedback.prompt(),
                                pair.chosen(),
                                pair.rejected())));
  }

  /**
   * Requests that got a model to do what the policy forbids, as frozen tests. Of several findings
   * with the same prompt the last one counts.
   *
   * @param feedback in the order in which it was given
   */
  public static List<RequestRow> tests(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    Map<String, RequestRow> tests = new LinkedHashMap<>();
    for (Feedback item : feedback) {
      if (item.redTeamFinding()) {
        head(item, clauses).ifPresent(head -> tests.put(identity(item), test(item, head)));
      }
    }
    return List.copyOf(tests.values());
  }

  /** Ids of the feedback that rests on no clause that is still in the policy. */
  public static List<String> withoutClause(
      List<Feedback> feedback, Function<String, Optional<Clause>> clauses) {
    return feedback.stream()
        .filter(item -> head(item, clauses).isEmpty())
        .map(Feedback::id)
        .toList();
  }

  /** What two prompts share that differ in case and white space only. */
  private static String identity(Feedback feedback) {
    return feedback.prompt().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static RequestRow test(Feedback feedback, RowHead head) {
    Bucket bucket = feedback.bucket().orElse(Bucket.DENIED_EDGE);
    return new RequestRow(
        head, bucket, feedback.prompt(), RequestRow.expectedOf(bucket), feedback.betterAnswer());
  }

  private static Optional<QuestionRow> question(
      Feedback feedback, Function<String, Optional<Clause>> clauses) {
    return head(feedback, clauses)
        .flatMap(
            head ->
                feedback
                    .betterAnswer()
                    .map(
                        answer ->
                            new QuestionRow(
                                head,
                                QuestionRow.DEFAULT_TASK,
                                feedback.prompt(),
                                answer,
                                List.of(),
                                true)));
  }

  private static Optional<RowHead> head(
      Feedback feedback, Function<String, Optional<Clause>> clauses) {
    return feedback.clauseIds().stream()
        .flatMap(id -> clauses.apply(id).stream())
        .findFirst()
        .map(
            clause ->
                RowHead.of(
                    "feedback-" + feedback.id(), clause.regulation(), List.of(clause.text())));
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
