package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The norms of the last framing with what people decided about them; those that say the same of the
 * same words are one. Those that wait for review come first.
 */
public final class NormQueue {
  private final Map<String, NormItem> items = new LinkedHashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, Clause> clauses;
  private final NormReviews decided;

  /**
   * Makes the queue.
   *
   * @param found norms of the last framing as they were found
   * @param reviews oldest first
   */
  public NormQueue(List<Norm> found, List<NormReview> reviews, List<Clause> clauses) {
    this.clauses =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    this.decided = new NormReviews(reviews);
    Map<String, List<Norm>> same =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    NormReviews::content, LinkedHashMap::new, Collectors.toList()));
    List<NormItem> all = new ArrayList<>();
    same.forEach((key, norms) -> all.add(item(key, norms)));
    all.sort(Comparator.comparing((NormItem item) -> !item.waits()));
    all.forEach(item -> items.put(item.key(), item));
    same.forEach((key, norms) -> norms.forEach(norm -> keys.put(norm.id(), key)));
    for (NormReview review : decided.latest()) {
      items.computeIfAbsent(NormReviews.content(review.found()), key -> gone(key, review));
    }
  }

  private NormItem item(String key, List<Norm> norms) {
    Norm found = norms.getFirst();
    Optional<NormReview> last = decided.of(found);
    ReviewState state =
        last.map(review -> ReviewState.of(review.decision())).orElse(ReviewState.UNREVIEWED);
    return new NormItem(
        key,
        norms.stream().map(Norm::id).toList(),
        found,
        last.filter(review -> state != ReviewState.REJECTED)
            .map(review -> NormReviews.decided(found, review))
            .orElse(found),
        state,
        last,
        clauses(found));
  }

  /** A decision on what is found no more. */
  private NormItem gone(String key, NormReview review) {
    boolean rejected = review.decision() == Review.Decision.REJECT;
    return new NormItem(
        key,
        List.of(),
        review.found(),
        review.norm(),
        rejected ? ReviewState.REJECTED : ReviewState.STALE,
        Optional.of(review),
        clauses(review.found()));
  }

  private List<Clause> clauses(Norm norm) {
    return norm.clauseIds().stream().filter(clauses::containsKey).map(clauses::get).toList();
  }

  public List<NormItem> items() {
    return List.copyOf(items.values());
  }

  /** The wanted norms, in the order of the queue. */
  public List<NormItem> items(NormFilter filter) {
    return items.values().stream().filter(filter::matches).toList();
  }

  public Optional<NormItem> find(String key) {
    return Optional.ofNullable(items.get(key));
  }

  /** The item of a norm of the last framing. */
  public Optional<NormItem> ofNorm(String id) {
    return Optional.ofNullable(keys.get(id)).flatMap(this::find);
  }

  /** Every decision on an item, oldest first. */
  public List<NormReview> history(NormItem item) {
    return decided.history(item.key());
  }

  /**
   * Makes a review of a decision.
   *
   * @param problems receives all that is wrong with the form
   * @return empty where anything is wrong
   */
  public Optional<NormReview> decide(NormForm form, Instant time, Problems problems) {
    Optional<NormItem> known = find(form.norm());
    if (known.isEmpty()) {
      problems.add(
          "there is no norm '%s'; the nearest are %s",
          form.norm(), String.join(", ", NearestName.several(form.norm(), items.keySet(), 3)));
      return Optional.empty();
    }
    NormItem item = known.get();
    int before = problems.messages().size();
    if (!item.isAsShown(form)) {
      problems.add(
          "%s is not as it was shown (it is %s): look at it again",
          item.found().id(), item.story());
    }
    if (form.author().isBlank()) {
      problems.add("write who decides (author)");
    }
    if (form.reason().isBlank() && form.decision() != Review.Decision.ACCEPT) {
      problems.add("write the reason");
    }
    if (item.places().isEmpty() && form.decision() != Review.Decision.REJECT) {
      problems.add(
          "%s is found no more: reject it, and decide on what its clause says now",
          item.found().id());
    }
    Optional<Norm> norm = meant(item, form, problems);
    return problems.messages().size() > before
        ? Optional.empty()
        : norm.map(
            said ->
                new NormReview(
                    UUID.randomUUID().toString(),
                    time,
                    form.author().strip(),
                    form.decision(),
                    form.reason().strip(),
                    item.found(),
                    said));
  }

  private static Optional<Norm> meant(NormItem item, NormForm form, Problems problems) {
    Modality now = item.norm().modality();
    String word = form.modality().isBlank() ? word(now) : form.modality().strip();
    Map<Modality, Norm> choices = item.choices();
    Optional<Norm> said =
        choices.keySet().stream()
            .filter(modality -> word(modality).equalsIgnoreCase(word))
            .findFirst()
            .map(choices::get);
    if (said.isEmpty()) {
      problems.add(
          "modality must be one of %s, got '%s'",
          choices.keySet().stream().map(NormQueue::word).collect(Collectors.joining(", ")), word);
      return said;
    }
    boolean changed = said.get().modality() != now;
    if (changed && form.decision() != Review.Decision.EDIT) {
      problems.add(
          "the modality was changed, but the decision is %s: decide on edit, or put it back",
          form.decision().name().toLowerCase(Locale.ROOT));
    }
    if (!changed && form.decision() == Review.Decision.EDIT) {
      problems.add("nothing was changed: decide on accept, or choose another modality");
    }
    return form.decision() == Review.Decision.REJECT ? Optional.of(item.found()) : said;
  }

  /** A modality's name for people: "obligation". */
  public static String word(Modality modality) {
    return modality.name().toLowerCase(Locale.ROOT);
  }
}
