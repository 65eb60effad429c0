package io.alignmentstudio.framers.history;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Review;
import java.util.List;
import java.util.Optional;

/**
 * One row's whole history.
 *
 * @param row as it is, or was when it was dropped
 * @param sources the clauses that it rests on
 * @param norm that it realises
 * @param normReview what people decided about the norm
 * @param seed of the framing
 * @param run that wrote the row as it is; empty for a dropped one
 * @param opinions of each stage of curation, in order
 * @param outcome "training", "held out …" or "dropped: …"
 * @param replacedBy id of the row that stayed in its place, or whose loss took it along
 * @param inPlaceOf ids of rows that were dropped because of this one
 * @param reviews people's decisions, oldest first
 * @param reviewState where it stands with its reviewers; empty for rows that people wrote
 */
public record RowHistory(
    Example row,
    List<Source> sources,
    Optional<Norm> norm,
    Optional<String> normReview,
    long seed,
    Optional<String> run,
    List<Opinion> opinions,
    String outcome,
    Optional<String> replacedBy,
    List<String> inPlaceOf,
    List<Review> reviews,
    Optional<String> reviewState) {
  /**
   * A clause that a row rests on.
   *
   * @param where its document and place; empty where the clause is gone
   * @param text of the clause, with its lead-in
   * @param quotes of the row that stand in it, verbatim
   */
  public record Source(String clauseId, Optional<String> where, String text, List<String> quotes) {
    public Source {
      requireNonNull(clauseId, "clauseId is null");
      requireNonNull(where, "where is null");
      requireNonNull(text, "text is null");
      quotes = List.copyOf(quotes);
    }
  }

  /** What a stage said: "kept", "dropped: …", "not reached", "not asked". */
  public record Opinion(String stage, String said) {}

  public RowHistory {
    requireNonNull(row, "row is null");
    sources = List.copyOf(sources);
    requireNonNull(norm, "norm is null");
    requireNonNull(normReview, "normReview is null");
    requireNonNull(run, "run is null");
    opinions = List.copyOf(opinions);
    requireNonNull(outcome, "outcome is null");
    requireNonNull(replacedBy, "replacedBy is null");
    inPlaceOf = List.copyOf(inPlaceOf);
    reviews = List.copyOf(reviews);
    requireNonNull(reviewState, "reviewState is null");
  }
}
