package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.util.List;
import java.util.Optional;

/** A clause with two norms, a moral that waits for review, and people who decide on them. */
final class NormSamples {
  static final Clause RULES =
      ReviewSamples.clause(
          "conduct:1",
          "Employees must not accept cash from a supplier unless the line manager agrees."
              + " Employees must record every gift.");
  static final Clause MORAL =
      ReviewSamples.clause("conduct:2", "Moral: Never count your loaves before they are baked.");
  static final List<Clause> CLAUSES = List.of(RULES, MORAL);
  static final Norm CASH = new NormExtractor().extract(RULES).get(0);
  static final Norm RECORD = new NormExtractor().extract(RULES).get(1);
  static final Norm LOAVES =
      new Norm(
          "conduct:2/1",
          "conduct",
          List.of("conduct:2"),
          "people",
          Modality.RECOMMENDATION,
          "avoid counting their loaves before they are baked",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          "People should not count their loaves before they are baked.",
          "Never count your loaves before they are baked.",
          "story, for review");
  static final List<Norm> FOUND = List.of(CASH, RECORD, LOAVES);

  private NormSamples() {}

  static NormQueue queue(NormReview... reviews) {
    return new NormQueue(FOUND, List.of(reviews), CLAUSES);
  }

  static NormReview accept(Norm norm) {
    return decide(queue(), norm, Review.Decision.ACCEPT, "");
  }

  static NormReview reject(Norm norm) {
    return decide(queue(), norm, Review.Decision.REJECT, "");
  }

  static NormReview change(Norm norm, Modality modality) {
    return decide(queue(), norm, Review.Decision.EDIT, NormQueue.word(modality));
  }

  static NormReview decide(NormQueue queue, Norm norm, Review.Decision decision, String modality) {
    Problems problems = new Problems();
    return queue
        .decide(form(queue, norm, decision, modality), ReviewSamples.NOW, problems)
        .orElseThrow(() -> new AssertionError(problems.messages()));
  }

  static NormForm form(NormQueue queue, Norm norm, Review.Decision decision, String modality) {
    String key = NormReviews.content(norm);
    return new NormForm(
        key, queue.find(key).orElseThrow().version(), decision, "Ada", "because", modality);
  }

  /** The same norm under another number. */
  static Norm numbered(Norm norm, String id, Clause clause) {
    return norm.withId(id).withQuote(List.of(clause.id()), norm.quote());
  }
}
