package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.curation.Quotes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A review held against today's clauses. A clause that moved is found again by its content, and its
 * rows get the ids that they have there.
 *
 * @param row of the review, under today's ids
 * @param generated of the review, under today's ids
 * @param stale whether a clause that it rests on says something else now, or is gone
 * @param grounded whether its clauses are there and say all that it quotes
 * @param absent its clauses that are in their regulation no more, each with where else they stand
 */
public record BoundReview(
    Review review,
    Example row,
    Example generated,
    boolean stale,
    boolean grounded,
    List<String> absent) {
  public BoundReview {
    absent = List.copyOf(absent);
  }

  /**
   * Binds a review. A clause is sought in the regulation of the row only: the same words in another
   * one have another rank, and its own rows.
   *
   * @param byHash clauses by the hash of their content
   */
  static BoundReview of(
      Review review, Map<String, Clause> clauses, Map<String, List<Clause>> byHash) {
    Map<String, String> moved = new HashMap<>();
    List<String> absent = new ArrayList<>();
    boolean stale = false;
    for (Map.Entry<String, String> known : review.clauseHashes().entrySet()) {
      Clause now = clauses.get(known.getKey());
      if (now == null || !now.hash().equals(known.getValue())) {
        List<Clause> all = byHash.getOrDefault(known.getValue(), List.of());
        List<Clause> same =
            all.stream()
                .filter(clause -> clause.regulation().equals(review.row().regulation()))
                .toList();
        if (same.size() == 1) {
          moved.put(known.getKey(), same.getFirst().id());
        } else {
          stale = true;
          if (now == null) {
            absent.add(known.getKey() + elsewhere(same.isEmpty() ? all : same));
          }
        }
      }
    }
    Example row = move(review.row(), moved);
    return new BoundReview(
        review, row, move(review.generated(), moved), stale, Quotes.allStand(row, clauses), absent);
  }

  private static String elsewhere(List<Clause> same) {
    return same.isEmpty()
        ? ""
        : ", whose words stand in "
            + same.stream().map(Clause::id).limit(2).collect(Collectors.joining(" and "))
            + (same.size() > 2 ? " and more" : "");
  }

  private static Example move(Example row, Map<String, String> moved) {
    if (moved.isEmpty()) {
      return row;
    }
    Provenance old = row.provenance();
    return RowTexts.moved(
        row,
        move(row.id(), moved),
        move(row.group(), moved),
        new Provenance(
            old.normId().map(id -> move(id, moved)),
            old.clauseIds().stream().map(id -> moved.getOrDefault(id, id)).toList(),
            old.quotes(),
            old.generator(),
            old.source()));
  }

  /** Ids of norms and rows begin with the id of their clause. */
  private static String move(String id, Map<String, String> moved) {
    return moved.entrySet().stream()
        .filter(move -> id.startsWith(move.getKey() + "/"))
        .findFirst()
        .map(move -> move.getValue() + id.substring(move.getKey().length()))
        .orElse(id);
  }

  /** Whether the row is to be in the data as its reviewer left it. */
  public boolean keeps() {
    return review.decision() != Review.Decision.REJECT && grounded;
  }
}
