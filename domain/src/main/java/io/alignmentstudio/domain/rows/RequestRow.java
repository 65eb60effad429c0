package io.alignmentstudio.domain.rows;

import static io.alignmentstudio.domain.rows.RowHead.requireText;
import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.ResponseType;
import java.util.List;
import java.util.Optional;

/**
 * A request with the kind of answer that it should get: one line of {@code requests.jsonl}.
 *
 * <p>The field {@code expected} is a word (full-answer, partial-refusal, refusal; also answer,
 * comply, partial, refuse, decline) or free text. Free text is kept as the reference answer, and
 * the response type then follows from the bucket: allowed requests expect a full answer, denied
 * ones a refusal. A file may give both, with {@code reference_answer} beside a word.
 */
public record RequestRow(
    RowHead head,
    Bucket bucket,
    String prompt,
    ResponseType expected,
    Optional<String> referenceAnswer)
    implements Row {
  public RequestRow {
    requireNonNull(head, "head is null");
    requireNonNull(bucket, "bucket is null");
    requireText(prompt, "prompt");
    requireNonNull(expected, "expected is null");
    requireNonNull(referenceAnswer, "referenceAnswer is null");
    if (contradicts(bucket, expected)) {
      throw new IllegalArgumentException(
          "request " + head.id() + ": bucket " + bucket.word() + " cannot expect " + expected);
    }
  }

  /** What requests of a bucket expect unless their row says otherwise. */
  public static ResponseType expectedOf(Bucket bucket) {
    return bucket.allowed() ? ResponseType.FULL_ANSWER : ResponseType.REFUSAL;
  }

  static boolean contradicts(Bucket bucket, ResponseType expected) {
    return expected == (bucket.allowed() ? ResponseType.REFUSAL : ResponseType.FULL_ANSWER);
  }

  @Override
  public RequestRow withClauseIds(List<String> ids) {
    return new RequestRow(head.withClauseIds(ids), bucket, prompt, expected, referenceAnswer);
  }
}
