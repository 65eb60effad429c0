package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.curation.Curation;
import io.alignmentstudio.framers.curation.Quotes;
import io.alignmentstudio.framers.language.NounPhrases;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The generated rows with what people decided about them. Rows that people wrote are not here: they
 * are mended where they were written.
 */
public final class ReviewQueue {
  /** The share of common words from which one quote is taken for the other, changed. */
  private static final double SAME_RULE = 0.5;

  private static final Set<String> COMMON =
      Set.of(
          "must", "shall", "should", "will", "with", "that", "this", "these", "those", "they",
          "their", "your", "from", "have", "been", "need", "only", "unless", "when", "where",
          "before", "after");

  private final Map<String, ReviewItem> items = new LinkedHashMap<>();
  private final Map<String, Clause> clauses;
  private final Reviews decided;

  /**
   * Makes the queue.
   *
   * @param rows of the last framing, for training and held out
   * @param reviews oldest first
   */
  public ReviewQueue(List<Example> rows, List<Review> reviews, List<Clause> clauses) {
    this.clauses =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    this.decided = new Reviews(reviews, clauses);
    for (Example row : rows) {
      if (!row.provenance().handWritten()) {
        items.put(row.id(), item(row));
      }
    }
    for (BoundReview bound : decided.latest()) {
      // Rejected rows, and stale ones that are set aside, are in no data.
      items.computeIfAbsent(
          bound.row().id(), id -> item(bound, bound.generated(), decided.state(bound.row())));
    }
  }

  private ReviewItem item(Example row) {
    ReviewState state = decided.state(row);
    Optional<BoundReview> bound = decided.ofRow(row.id());
    if (state == ReviewState.UNREVIEWED || bound.isEmpty()) {
      return new ReviewItem(row, row, ReviewState.UNREVIEWED, Optional.empty(), clauses(row));
    }
    boolean inForce = row.equals(bound.get().row());
    return item(bound.get(), inForce ? bound.get().generated() : row, state);
  }

  private ReviewItem item(BoundReview bound, Example generated, ReviewState state) {
    return new ReviewItem(
        bound.row(), generated, state, Optional.of(bound.review()), clauses(bound.row()));
  }

  private List<Clause> clauses(Example row) {
    return row.provenance().clauseIds().stream()
        .filter(clauses::containsKey)
        .map(clauses::get)
        .toList();
  }

  public List<ReviewItem> items() {
    return List.copyOf(items.values());
  }

  public Optional<ReviewItem> find(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /** What the filters of curation say against a row; they do not decide what people wrote. */
  public Optional<String> objection(Example row) {
    return Curation.objection(row, List.copyOf(clauses.values()));
  }

  /**
   * Makes a review of a decision.
   *
   * @param problems receives all that is wrong with the form
   * @return empty where anything is wrong
   */
  public Optional<Review> decide(ReviewForm form, Instant time, Problems problems) {
    Optional<ReviewItem> found = find(form.row());
    if (found.isEmpty()) {
      problems.add(
          "there is no generated row '%s'; the nearest are %s",
          form.row(), String.join(", ", NearestName.several(form.row(), items.keySet(), 3)));
      return Optional.empty();
    }
    ReviewItem item = found.get();
    int before = problems.messages().size();
    if (!item.isAsShown(form)) {
      problems.add(
          "%s is not as it was shown (it is %s): look at it again", item.row().id(), item.story());
    }
    if (form.author().isBlank()) {
      problems.add("write who decides (author)");
    }
    if (form.reason().isBlank() && form.decision() != Review.Decision.ACCEPT) {
      problems.add("write the reason");
    }
    Optional<Example> row = RowTexts.with(grounded(item, form, problems), form.texts(), problems);
    row.ifPresent(edited -> requireMeant(item.row(), edited, form.decision(), problems));
    if (problems.messages().size() > before) {
      return Optional.empty();
    }
    return row.map(decided -> review(form, time, item, decided));
  }

  /** A stale row that is kept rests on what its clause says now, as the new row does. */
  private Example grounded(ReviewItem item, ReviewForm form, Problems problems) {
    if (form.decision() == Review.Decision.REJECT || Quotes.allStand(item.row(), clauses)) {
      return item.row();
    }
    boolean alike = alike(item.row(), item.generated());
    if (alike && Quotes.allStand(item.generated(), clauses)) {
      return RowTexts.moved(
          item.row(), item.row().id(), item.generated().group(), item.generated().provenance());
    }
    Optional<BoundReview> bound = decided.ofRow(item.row().id());
    Optional<Example> resettled =
        bound
            .flatMap(lost -> lost.resettled(item.row()))
            .filter(row -> Quotes.allStand(row, clauses));
    if (resettled.isEmpty() && !alike) {
      problems.add(
          "%s rests on \"%s\"; its number belongs to another rule now, \"%s\": reject it, and decide"
              + " the rows that are generated today",
          item.row().id(), quoted(item.row()), quoted(item.generated()));
    } else if (resettled.isEmpty()) {
      problems.add(
          "%s: %s, and no row is generated in its place: reject it",
          item.row().id(), bound.map(BoundReview::missing).orElse("its clause is gone"));
    }
    return resettled.orElse(item.row());
  }

  /** Whether what is generated in the place of a row is of the same rule, newly worded. */
  private static boolean alike(Example row, Example generated) {
    Set<String> before = words(row);
    Set<String> both = new HashSet<>(before);
    Set<String> now = words(generated);
    both.retainAll(now);
    return both.size() >= SAME_RULE * Math.min(before.size(), now.size());
  }

  /** What a row's quotes speak of, in the singular. */
  private static Set<String> words(Example row) {
    return Arrays.stream(quoted(row).toLowerCase(Locale.ROOT).split("\\W+"))
        .filter(word -> word.length() > 3 && !COMMON.contains(word))
        .map(NounPhrases::singular)
        .collect(Collectors.toSet());
  }

  private static String quoted(Example row) {
    return String.join(" … ", row.provenance().quotes());
  }

  private static void requireMeant(
      Example before, Example after, Review.Decision decision, Problems problems) {
    boolean changed = !RowTexts.of(before).equals(RowTexts.of(after));
    if (changed && decision != Review.Decision.EDIT) {
      problems.add(
          "the texts were changed, but the decision is %s: decide on edit, or put them back",
          decision.name().toLowerCase(Locale.ROOT));
    }
    if (!changed && decision == Review.Decision.EDIT) {
      problems.add("nothing was changed: decide on accept, or edit a text");
    }
  }

  private Review review(ReviewForm form, Instant time, ReviewItem item, Example row) {
    Map<String, String> hashes = new HashMap<>();
    clauses(row).forEach(clause -> hashes.put(clause.id(), clause.hash()));
    return new Review(
        UUID.randomUUID().toString(),
        time,
        form.author().strip(),
        form.decision(),
        form.reason().strip(),
        RowTexts.moved(item.generated(), row.id(), row.group(), item.generated().provenance()),
        row,
        hashes);
  }

  /** The wanted rows, in the order of the data. */
  public List<ReviewItem> items(ReviewFilter filter) {
    return items.values().stream().filter(filter::matches).toList();
  }
}
