package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person's judgement of an unaligned and an aligned answer to the same prompt.
 *
 * @param author who judged
 * @param clauseIds clauses whose passages both models were given, the most relevant first
 * @param unalignedAnswer the unaligned model's answer as it was shown; may be empty
 * @param alignedAnswer the aligned model's answer as it was shown; may be empty
 * @param blind whether the author judged without knowing which answer was which
 * @param comment in the author's words; may be empty
 * @param redTeamFinding whether the author got a model to do what the policy forbids
 * @param bucket what the author says the prompt was; empty when they could not tell
 * @param betterAnswer what the author would rather have read
 */
public record Feedback(
    String id,
    Instant time,
    String author,
    String prompt,
    List<String> clauseIds,
    String unalignedAnswer,
    String alignedAnswer,
    Preferred preferred,
    Grades unalignedGrades,
    Grades alignedGrades,
    boolean blind,
    String comment,
    boolean redTeamFinding,
    Optional<Bucket> bucket,
    Optional<String> betterAnswer) {

  /** Which answer is acceptable under the policy, or the better one of the two. */
  public enum Preferred {
    ALIGNED,
    UNALIGNED,
    BOTH,
    NEITHER
  }

  /**
   * Grades of one answer, each from 1 (worst) to 5 (best).
   *
   * @param faithfulness how far it says only what the clauses say
   * @param completeness how far it says all that the clauses say about the prompt
   */
  public record Grades(int faithfulness, int completeness) {
    public Grades {
      requireGrade(faithfulness, "faithfulness");
      requireGrade(completeness, "completeness");
    }

    private static void requireGrade(int grade, String name) {
      if (grade < 1 || grade > 5) {
        throw new IllegalArgumentException(name + " must be from 1 to 5, got " + grade);
      }
    }
  }

  public Feedback {
    requireText(id, "id");
    requireNonNull(time, "time is null");
    requireText(author, "author");
    requireText(prompt, "prompt");
    clauseIds = List.copyOf(clauseIds);
    requireNonNull(unalignedAnswer, "unalignedAnswer is null");
    requireNonNull(alignedAnswer, "alignedAnswer is null");
    requireNonNull(preferred, "preferred is null");
    requireNonNull(unalignedGrades, "unalignedGrades is null");
    requireNonNull(alignedGrades, "alignedGrades is null");
    requireNonNull(comment, "comment is null");
    requireNonNull(bucket, "bucket is null");
    betterAnswer.ifPresent(answer -> requireText(answer, "betterAnswer"));
  }
}
