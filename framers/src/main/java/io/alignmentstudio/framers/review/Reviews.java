package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.curation.Reviewed;
import io.alignmentstudio.workspace.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The decisions that count today, by row. */
public final class Reviews {
  private final List<BoundReview> all = new ArrayList<>();
  private final Map<String, BoundReview> byRow = new LinkedHashMap<>();
  private final Set<String> rejected;
  private final NormReviews.Applied norms;

  /**
   * Holds decisions against the clauses.
   *
   * @param reviews oldest first
   */
  public Reviews(List<Review> reviews, List<Clause> clauses) {
    this(reviews, clauses, NormReviews.Applied.undecided(List.of()));
  }

  /**
   * Holds decisions against the clauses, and against what people decided about norms.
   *
   * @param reviews oldest first
   */
  public Reviews(List<Review> reviews, List<Clause> clauses, NormReviews.Applied norms) {
    this.norms = norms;
    Map<String, Clause> byId =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    Map<String, List<Clause>> byHash =
        clauses.stream().collect(Collectors.groupingBy(Clause::hash));
    for (Review review : reviews) {
      BoundReview bound = BoundReview.of(review, byId, byHash);
      all.add(bound);
      byRow.put(bound.row().id(), bound);
    }
    rejected =
        byRow.values().stream()
            .filter(bound -> bound.review().decision() == Review.Decision.REJECT)
            .map(bound -> content(bound.row()))
            .collect(Collectors.toSet());
  }

  /** The last decision on each row. */
  public Collection<BoundReview> latest() {
    return byRow.values();
  }

  /** Every decision on a row, oldest first. */
  public List<Review> history(String id) {
    return all.stream()
        .filter(bound -> bound.row().id().equals(id))
        .map(BoundReview::review)
        .toList();
  }

  public Optional<BoundReview> ofRow(String id) {
    return Optional.ofNullable(byRow.get(id));
  }

  /** Where a generated row stands. */
  public ReviewState state(Example row) {
    return ofRow(row.id())
        .map(
            bound ->
                switch (bound.review().decision()) {
                  case ACCEPT -> bound.stale() ? ReviewState.STALE : ReviewState.ACCEPTED;
                  case EDIT -> bound.stale() ? ReviewState.STALE : ReviewState.EDITED;
                  // A new text under the id of a rejected one is unreviewed.
                  case REJECT -> rejects(row) ? ReviewState.REJECTED : ReviewState.UNREVIEWED;
                })
        .orElse(ReviewState.UNREVIEWED);
  }

  /** Whether people refused what this generated row says, under this or another id. */
  public boolean rejects(Example row) {
    return !rejected.isEmpty()
        && !row.provenance().handWritten()
        && rejected.contains(content(row));
  }

  /** What two rows share that say the same. */
  private static String content(Example row) {
    return RowTexts.kind(row) + " " + row.regulation() + " " + Json.write(RowTexts.of(row));
  }

  /**
   * Puts decisions in force: accepted and edited rows say what their reviewers saw, in their place;
   * those that the generator writes no more come last. Rejected ones are for {@link #decisions}.
   */
  public List<Example> apply(List<Example> generated) {
    List<Example> rows = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (Example row : generated) {
      Optional<BoundReview> kept = ofRow(row.id()).filter(this::keeps);
      rows.add(kept.map(BoundReview::row).orElse(row));
      placed.add(row.id());
    }
    byRow.values().stream()
        .filter(bound -> keeps(bound) && !placed.contains(bound.row().id()))
        .forEach(bound -> rows.add(bound.row()));
    return rows;
  }

  /** The same for curation. */
  public Reviewed decisions() {
    return new Reviewed(
        byRow.values().stream()
            .filter(this::keeps)
            .map(bound -> bound.row().id())
            .collect(Collectors.toSet()),
        this::rejects);
  }

  /** A rejected norm gives no rows, also none that were accepted. */
  private boolean keeps(BoundReview bound) {
    return bound.keeps() && !rejectedNorm(bound);
  }

  private boolean rejectedNorm(BoundReview bound) {
    return bound
        .row()
        .provenance()
        .normId()
        .filter(id -> norms.rejected().stream().anyMatch(norm -> norm.id().equals(id)))
        .isPresent();
  }

  /** Rows that were accepted or edited before their norm was rejected or changed. */
  public List<String> ofDecidedNorms() {
    List<String> named = new ArrayList<>();
    for (BoundReview bound : byRow.values()) {
      if (bound.review().decision() == Review.Decision.REJECT) {
        continue;
      }
      Optional<Instant> changed = bound.row().provenance().normId().map(norms.changed()::get);
      if (rejectedNorm(bound)) {
        named.add(bound.row().id() + " (set aside: its norm was rejected)");
      } else if (changed.filter(bound.review().time()::isBefore).isPresent()) {
        named.add(bound.row().id() + " (kept, though its norm was changed since)");
      }
    }
    return named;
  }

  /**
   * Rows that were accepted or edited before a clause of theirs changed, with what became of them.
   */
  public List<String> stale() {
    return byRow.values().stream()
        .filter(bound -> bound.stale() && bound.review().decision() != Review.Decision.REJECT)
        .map(
            bound ->
                bound.row().id() + (bound.keeps() ? "" : " (set aside: " + bound.missing() + ")"))
        .toList();
  }
}
