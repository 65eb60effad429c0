package io.alignmentstudio.domain.rows;

import static io.alignmentstudio.domain.rows.RowHead.requireText;
import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Bucket;
import java.util.List;
import java.util.Optional;

/**
 * A request with a better and a worse answer: one line of {@code preferences.jsonl}.
 *
 * @param bucket optional in files; a pair without one counts as allowed-base, a plain request
 */
public record PreferenceRow(
    RowHead head, Optional<Bucket> bucket, String prompt, String chosen, String rejected)
    implements Row {
  public PreferenceRow {
    requireNonNull(head, "head is null");
    requireNonNull(bucket, "bucket is null");
    requireText(prompt, "prompt");
    requireText(chosen, "chosen");
    requireText(rejected, "rejected");
  }

  @Override
  public PreferenceRow withClauseIds(List<String> ids) {
    return new PreferenceRow(head.withClauseIds(ids), bucket, prompt, chosen, rejected);
  }
}
