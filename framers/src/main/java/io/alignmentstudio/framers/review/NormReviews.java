package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.curation.Quotes;
import io.alignmentstudio.framers.values.ValueNorms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decisions on norms that count today. A norm is known by its content, not by its number: where
 * a later reading finds the same in the same words, the decision holds; where it finds anything
 * else, that is unreviewed.
 */
public final class NormReviews {
  /** Reason in the funnel. */
  public static final String REFUSED = "rejected by a reviewer";

  private final List<NormReview> all;
  private final Map<String, NormReview> byContent = new LinkedHashMap<>();

  /**
   * Holds decisions.
   *
   * @param reviews oldest first
   */
  public NormReviews(List<NormReview> reviews) {
    this.all = List.copyOf(reviews);
    reviews.forEach(review -> byContent.put(content(review.found()), review));
  }

  /**
   * What two norms share that say the same of the same words: regulation, quote, modality as found,
   * statement, and action, as one sentence may hold two norms. Begins with a letter, as
   * spreadsheets take a hash of digits for a number.
   */
  public static String content(Norm found) {
    return "n"
        + Hash.of(
                found.regulation(),
                squeezed(found.quote()),
                found.modality().name(),
                squeezed(found.statement()),
                squeezed(found.action()))
            .substring(0, 16);
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** The last decision on each content. */
  Collection<NormReview> latest() {
    return byContent.values();
  }

  /** The last decision on a norm as it was found. */
  public Optional<NormReview> of(Norm found) {
    return Optional.ofNullable(byContent.get(content(found)));
  }

  /** Every decision on this content, oldest first. */
  public List<NormReview> history(String content) {
    return all.stream().filter(review -> content(review.found()).equals(content)).toList();
  }

  /**
   * What framing goes on with.
   *
   * @param found all norms as they were found
   * @param inForce those that count, as they count
   * @param rejected those that people refused
   * @param changed when people gave norms another modality, by id
   * @param stale decisions that are in force on nothing, with the reason
   */
  public record Applied(
      List<Norm> found,
      List<Norm> inForce,
      List<Norm> rejected,
      Map<String, Instant> changed,
      List<String> stale) {
    public Applied {
      found = List.copyOf(found);
      inForce = List.copyOf(inForce);
      rejected = List.copyOf(rejected);
      changed = Map.copyOf(changed);
      stale = List.copyOf(stale);
    }

    /** What is left where nobody decided anything. */
    public static Applied undecided(List<Norm> norms) {
      return new Applied(norms, norms, List.of(), Map.of(), List.of());
    }
  }

  /** Puts the decisions in force. */
  public Applied apply(List<Norm> found, List<Clause> clauses) {
    List<Norm> inForce = new ArrayList<>();
    List<Norm> rejected = new ArrayList<>();
    Map<String, Instant> changed = new HashMap<>();
    for (Norm norm : found) {
      Optional<NormReview> last = of(norm);
      if (last.filter(review -> review.decision() == Review.Decision.REJECT).isPresent()) {
        rejected.add(norm);
      } else {
        inForce.add(last.map(review -> decided(norm, review)).orElse(norm));
        last.filter(review -> review.norm().modality() != norm.modality())
            .ifPresent(review -> changed.put(norm.id(), review.time()));
      }
    }
    return new Applied(found, inForce, rejected, changed, stale(found, clauses));
  }

  /** A norm that was accepted, or has another modality; under the ids that it has today. */
  static Norm decided(Norm found, NormReview review) {
    Norm said = review.norm();
    return found
        .withForce(said.modality(), said.action(), said.binding(), said.statement())
        .withMethod(
            said.modality() != found.modality()
                ? ValueNorms.changed(found.method())
                : ValueNorms.accepted(found.method()));
  }

  /**
   * Names the decisions whose norm is found no more: accepted and edited ones, and rejected ones
   * whose clause now says something that nobody decided on.
   */
  private List<String> stale(List<Norm> found, List<Clause> clauses) {
    Set<String> contents = found.stream().map(NormReviews::content).collect(Collectors.toSet());
    Set<String> undecided =
        found.stream()
            .filter(norm -> of(norm).isEmpty())
            .flatMap(norm -> norm.clauseIds().stream())
            .collect(Collectors.toSet());
    List<String> stale = new ArrayList<>();
    byContent.forEach(
        (content, review) -> {
          Norm norm = review.found();
          boolean rejected = review.decision() == Review.Decision.REJECT;
          if (!contents.contains(content)
              && (!rejected || norm.clauseIds().stream().anyMatch(undecided::contains))) {
            stale.add(
                "%s \"%s\" (%s; %s)"
                    .formatted(
                        norm.id(),
                        norm.statement(),
                        switch (review.decision()) {
                          case ACCEPT -> "accepted";
                          case EDIT -> "edited";
                          case REJECT -> "rejected";
                        },
                        whatBecameOf(norm, clauses)));
          }
        });
    return stale;
  }

  /** Why a norm is found no more. */
  private static String whatBecameOf(Norm norm, List<Clause> clauses) {
    List<Clause> places =
        clauses.stream().filter(clause -> Quotes.standIn(clause, norm.quote())).toList();
    if (places.stream().anyMatch(clause -> clause.regulation().equals(norm.regulation()))) {
      return "its words are read otherwise now";
    }
    String elsewhere =
        places.stream().map(Clause::id).limit(2).collect(Collectors.joining(" and "));
    Set<String> ids = clauses.stream().map(Clause::id).collect(Collectors.toSet());
    List<String> absent = norm.clauseIds().stream().filter(id -> !ids.contains(id)).toList();
    if (!absent.isEmpty()) {
      return "the documents that were read have no clause "
          + String.join(" and ", absent)
          + (elsewhere.isEmpty() ? "" : ", whose words stand in " + elsewhere);
    }
    return elsewhere.isEmpty()
        ? "its words are in the policy no more"
        : "its words are in its regulation no more, but stand in " + elsewhere;
  }
}
