package io.alignmentstudio.domain.rows;

import static io.alignmentstudio.domain.rows.RowHead.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A question about a policy: one line of {@code questions.jsonl}.
 *
 * @param task kind of the question; field {@code task}, by default "question"
 * @param answer a right answer
 * @param keyFacts words that every right answer contains; field {@code key_facts}. Not looked at
 *     where the question is unanswerable
 * @param answerable false where the policy is silent and a right answer says so; true by default
 */
public record QuestionRow(
    RowHead head,
    String task,
    String question,
    String answer,
    List<String> keyFacts,
    boolean answerable)
    implements Row {
  /** The task of a row that names none. */
  public static final String DEFAULT_TASK = "question";

  public QuestionRow {
    requireNonNull(head, "head is null");
    requireText(task, "task");
    requireText(question, "question");
    requireText(answer, "answer");
    keyFacts = List.copyOf(keyFacts);
  }

  @Override
  public QuestionRow withClauseIds(List<String> ids) {
    return new QuestionRow(head.withClauseIds(ids), task, question, answer, keyFacts, answerable);
  }
}
