package io.alignmentstudio.framers.review;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Review;

/**
 * What a reviewer decides about a norm.
 *
 * @param norm key of the item
 * @param version of the item that the reviewer saw, see {@link NormItem#version}
 * @param modality that an edit gives it, as a word; empty where it stays as it is
 */
public record NormForm(
    String norm,
    String version,
    Review.Decision decision,
    String author,
    String reason,
    String modality) {
  public NormForm {
    requireNonNull(norm, "norm is null");
    requireNonNull(version, "version is null");
    requireNonNull(decision, "decision is null");
    requireNonNull(author, "author is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(modality, "modality is null");
  }
}
