package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.curation.Quotes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A review held against today's clauses. A clause that moved is found again by its content, and its
 * rows get the ids that they have there.
 *
 * @param row of the review, under today's ids
 * @param generated of the review, under today's ids
 * @param stale whether a clause that it rests on says something else now, or is gone
 * @param grounded whether its clauses are there and say all that it quotes
 * @param absent its clauses that are in their regulation no more, each with where else its words
 *     stand
 */
public record BoundReview(
    Review review,
    Example row,
    Example generated,
    boolean stale,
    boolean grounded,
    Map<String, List<Clause>> absent) {
  public BoundReview {
    absent = Map.copyOf(absent);
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
    Map<String, List<Clause>> absent = new HashMap<>();
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
            absent.put(known.getKey(), same.isEmpty() ? all : same);
          }
        }
      }
    }
    Example row = move(review.row(), moved);
    return new BoundReview(
        review, row, move(review.generated(), moved), stale, Quotes.allStand(row, clauses), absent);
  }

  /** Why the row cannot stay as it is, for a person. */
  public String missing() {
    return absent.isEmpty()
        ? "its clause lacks the quoted words"
        : "the documents that were read have no clause "
            + absent.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(lost -> lost.getKey() + elsewhere(lost.getValue()))
                .collect(Collectors.joining("; "));
  }

  /**
   * The row under its id, resting on the clauses that say today what its own said, also in another
   * regulation: only a person decides that.
   *
   * @return empty where a clause stands nowhere, or in several regulations
   */
  Optional<Example> resettled(Example row) {
    Map<String, String> moved = new HashMap<>();
    String regulation = row.regulation();
    for (Map.Entry<String, List<Clause>> lost : absent.entrySet()) {
      List<Clause> places = lost.getValue();
      if (places.stream().map(Clause::regulation).distinct().count() != 1) {
        return Optional.empty();
      }
      Clause place = places.getFirst();
      moved.put(lost.getKey(), place.id());
      if (lost.getKey().startsWith(row.regulation() + ":")) {
        regulation = place.regulation();
      }
    }
    return Optional.of(
        RowTexts.moved(row, row.id(), regulation, row.group(), move(row.provenance(), moved)));
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
    return RowTexts.moved(
        row, move(row.id(), moved), move(row.group(), moved), move(row.provenance(), moved));
  }

  private static Provenance move(Provenance old, Map<String, String> moved) {
    return new Provenance(
        old.normId().map(id -> move(id, moved)),
        old.clauseIds().stream().map(id -> moved.getOrDefault(id, id)).toList(),
        old.quotes(),
        old.generator(),
        old.source());
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
