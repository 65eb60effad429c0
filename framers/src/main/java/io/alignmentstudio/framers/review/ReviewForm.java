package io.alignmentstudio.framers.review;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Review;
import java.util.Map;

/**
 * What a reviewer decides.
 *
 * @param row id of the row
 * @param version of the item that the reviewer saw, see {@link ReviewItem#version}
 * @param texts by the names of {@link RowTexts}; those that are not there stay as they are
 */
public record ReviewForm(
    String row,
    String version,
    Review.Decision decision,
    String author,
    String reason,
    Map<String, String> texts) {
  public ReviewForm {
    requireNonNull(row, "row is null");
    requireNonNull(version, "version is null");
    requireNonNull(decision, "decision is null");
    requireNonNull(author, "author is null");
    requireNonNull(reason, "reason is null");
    texts = Map.copyOf(texts);
  }
}
