package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.NormSamples.CASH;
import static io.alignmentstudio.framers.review.NormSamples.CLAUSES;
import static io.alignmentstudio.framers.review.NormSamples.FOUND;
import static io.alignmentstudio.framers.review.NormSamples.LOAVES;
import static io.alignmentstudio.framers.review.NormSamples.RECORD;
import static io.alignmentstudio.framers.review.NormSamples.accept;
import static io.alignmentstudio.framers.review.NormSamples.change;
import static io.alignmentstudio.framers.review.NormSamples.numbered;
import static io.alignmentstudio.framers.review.NormSamples.reject;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.framers.values.ValueNorms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormReviewsTest {
  @Test
  void whatNobodyDecidedOnStaysAsItIs() {
    NormReviews.Applied applied = apply(FOUND, CLAUSES);

    assertThat(applied.inForce()).isEqualTo(FOUND);
    assertThat(applied.rejected()).isEmpty();
    assertThat(applied.stale()).isEmpty();
  }

  @Test
  void aRejectedNormIsOutAndAnAcceptedOneWaitsNoMore() {
    NormReviews.Applied applied =
        apply(FOUND, CLAUSES, reject(RECORD), accept(LOAVES), accept(CASH));

    assertThat(applied.rejected()).containsExactly(RECORD);
    assertThat(applied.inForce()).hasSize(2).contains(CASH);
    Norm accepted = applied.inForce().getLast();
    assertThat(ValueNorms.awaitsReview(accepted)).isFalse();
    assertThat(accepted.method()).isEqualTo("story, accepted by a reviewer");
    assertThat(accepted.statement()).isEqualTo(LOAVES.statement());
    assertThat(accepted.binding()).isFalse();
  }

  @Test
  void anotherModalityChangesWhatTheNormSays() {
    NormReviews.Applied applied =
        apply(
            FOUND,
            CLAUSES,
            change(CASH, Modality.RECOMMENDATION),
            change(LOAVES, Modality.PROHIBITION));

    Norm weaker = applied.inForce().getFirst();
    assertThat(weaker.modality()).isEqualTo(Modality.RECOMMENDATION);
    assertThat(weaker.action()).isEqualTo("avoid accepting cash from a supplier");
    assertThat(weaker.statement())
        .isEqualTo(
            "Employees should not accept cash from a supplier unless the line manager agrees.");
    assertThat(weaker.method()).isEqualTo("modal, changed by a reviewer");
    Norm stricter = applied.inForce().getLast();
    assertThat(stricter.binding()).as("a person says that it binds").isTrue();
    assertThat(stricter.statement())
        .isEqualTo("People must not count their loaves before they are baked.");
    assertThat(applied.changed()).containsOnlyKeys(CASH.id(), LOAVES.id());
  }

  @Test
  void aDecisionHoldsForTheSameContentUnderAnyNumber() {
    Clause inserted = ReviewSamples.clause("conduct:1", "Employees may drink coffee.");
    Clause moved = ReviewSamples.clause("conduct:2", NormSamples.RULES.text());
    Norm coffee = new NormExtractor().extract(inserted).getFirst();
    List<Norm> now = List.of(coffee, numbered(RECORD, "conduct:2/7", moved));

    NormReviews.Applied applied = apply(now, List.of(inserted, moved), reject(RECORD));

    assertThat(applied.rejected()).extracting(Norm::id).containsExactly("conduct:2/7");
    assertThat(applied.inForce()).containsExactly(coffee);
    assertThat(applied.stale()).isEmpty();
  }

  @Test
  void aReadingThatDiffersIsUnreviewedAndTheOldDecisionIsNamed() {
    Clause now = ReviewSamples.clause("conduct:1", "Employees must report every gift.");
    List<Norm> found = new NormExtractor().extract(now);

    NormReviews.Applied applied = apply(found, List.of(now), reject(RECORD), accept(CASH));

    assertThat(applied.inForce()).isEqualTo(found);
    assertThat(applied.stale())
        .hasSize(2)
        .anyMatch(text -> text.startsWith("conduct:1/2") && text.contains("(rejected; "))
        .anyMatch(text -> text.startsWith("conduct:1/1") && text.contains("in the policy no more"));

    NormReview settled =
        NormSamples.decide(
            new NormQueue(found, List.of(), List.of(now)),
            found.getFirst(),
            Review.Decision.ACCEPT,
            "");
    assertThat(apply(found, List.of(now), reject(RECORD), settled).stale())
        .as("somebody decided on what the clause says now")
        .isEmpty();
    assertThat(apply(List.of(), CLAUSES, accept(CASH)).stale())
        .singleElement()
        .asString()
        .contains("its words are read otherwise now");
  }

  @Test
  void aDecisionWhoseClauseIsGoneIsNamedWithWhereItsWordsStand() {
    Clause twin = ReviewSamples.clause("travel:4", "travel", NormSamples.RULES.text());
    Clause other = ReviewSamples.clause("conduct:1", "Employees may drink coffee.");

    assertThat(apply(List.of(), List.of(twin), accept(CASH)).stale())
        .singleElement()
        .asString()
        .contains("have no clause conduct:1, whose words stand in travel:4");
    assertThat(apply(List.of(), List.of(NormSamples.MORAL), accept(CASH)).stale())
        .singleElement()
        .asString()
        .endsWith("(accepted; the documents that were read have no clause conduct:1)");
    assertThat(apply(List.of(), List.of(other, twin), accept(CASH)).stale())
        .singleElement()
        .asString()
        .contains("in its regulation no more, but stand in travel:4");
  }

  @Test
  void theLastDecisionCountsAndAllAreKept() {
    NormReview first = reject(CASH);
    NormReview last = accept(CASH);
    NormReviews reviews = new NormReviews(List.of(first, last));

    assertThat(reviews.apply(FOUND, CLAUSES).inForce()).isEqualTo(FOUND);
    assertThat(reviews.history(NormReviews.content(CASH))).containsExactly(first, last);
  }

  @Test
  void rowsOfARejectedNormLeaveTheDataAlsoAcceptedOnes() {
    Review accepted =
        ReviewSamples.decide(ReviewSamples.QUESTION, Review.Decision.ACCEPT, Map.of());
    NormReviews.Applied rejected = apply(FOUND, CLAUSES, reject(CASH));
    NormReviews.Applied changed =
        new NormReviews.Applied(
            FOUND,
            FOUND,
            List.of(),
            Map.of("conduct:1/1", ReviewSamples.NOW.plusSeconds(1)),
            List.of());
    List<Clause> clauses = List.of(ReviewSamples.CLAUSE);

    Reviews without = new Reviews(List.of(accepted), clauses, rejected);
    assertThat(without.apply(List.of())).isEmpty();
    assertThat(without.decisions().pinned()).isEmpty();
    assertThat(without.ofDecidedNorms())
        .containsExactly("conduct:1/1/q-1 (set aside: its norm was rejected)");
    Reviews with = new Reviews(List.of(accepted), clauses, changed);
    assertThat(with.apply(List.of())).containsExactly(ReviewSamples.QUESTION);
    assertThat(with.ofDecidedNorms())
        .containsExactly("conduct:1/1/q-1 (kept, though its norm was changed since)");
    Instant earlier = ReviewSamples.NOW.minusSeconds(1);
    assertThat(
            new Reviews(
                    List.of(accepted),
                    clauses,
                    new NormReviews.Applied(
                        FOUND, FOUND, List.of(), Map.of("conduct:1/1", earlier), List.of()))
                .ofDecidedNorms())
        .isEmpty();
  }

  private static NormReviews.Applied apply(
      List<Norm> found, List<Clause> clauses, NormReview... reviews) {
    return new NormReviews(List.of(reviews)).apply(found, clauses);
  }
}
