package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.ReviewSamples.CLAUSE;
import static io.alignmentstudio.framers.review.ReviewSamples.PREFERENCE;
import static io.alignmentstudio.framers.review.ReviewSamples.QUESTION;
import static io.alignmentstudio.framers.review.ReviewSamples.ROWS;
import static io.alignmentstudio.framers.review.ReviewSamples.SCENARIO;
import static io.alignmentstudio.framers.review.ReviewSamples.clause;
import static io.alignmentstudio.framers.review.ReviewSamples.decide;
import static io.alignmentstudio.framers.review.ReviewSamples.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.Review.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private static final Review EDIT =
      decide(QUESTION, Decision.EDIT, Map.of("answer", "Yes, in the Gift Register."));

  @Test
  void anEditSurvivesWhateverTheGeneratorWritesLater() {
    Reviews reviews = new Reviews(List.of(EDIT), List.of(CLAUSE));
    Example reworded = question(QUESTION.id(), "Is every gift recorded?", "It is.");

    assertThat(reviews.apply(List.of(reworded, SCENARIO))).containsExactly(EDIT.row(), SCENARIO);
    assertThat(reviews.apply(List.of(SCENARIO))).containsExactly(SCENARIO, EDIT.row());
    assertThat(reviews.stale()).isEmpty();
    assertThat(reviews.decisions().pinned()).containsExactly(QUESTION.id());
  }

  @Test
  void anAcceptedRowChangesNothingAndStaysInItsPlace() {
    Review accepted = decide(SCENARIO, Decision.ACCEPT, Map.of());

    assertThat(new Reviews(List.of(accepted), List.of(CLAUSE)).apply(ROWS)).isEqualTo(ROWS);
  }

  @Test
  void anEditIsStaleWhenItsClauseChangedAndStaysWhileItsQuotesStand() {
    Clause longer = clause("conduct:1", "Employees must record every gift. This is new.");
    Reviews reviews = new Reviews(List.of(EDIT), List.of(longer));

    assertThat(reviews.stale()).containsExactly(QUESTION.id());
    assertThat(reviews.apply(ROWS)).contains(EDIT.row());
  }

  @Test
  void anEditWhoseQuoteIsGoneIsSetAsideAndReported() {
    Clause other = clause("conduct:1", "Employees must record gifts above EUR 50.");
    Reviews reviews = new Reviews(List.of(EDIT), List.of(other));

    assertThat(reviews.apply(ROWS)).isEqualTo(ROWS);
    assertThat(reviews.stale())
        .containsExactly(QUESTION.id() + " (set aside: its clause lacks the quoted words)");
    assertThat(reviews.latest()).hasSize(1);
  }

  @Test
  void anEditFollowsItsClauseToAnotherPlace() {
    Clause moved = clause("conduct:2", CLAUSE.text());
    Clause inserted = clause("conduct:1", "Employees may drink coffee.");
    Reviews reviews = new Reviews(List.of(EDIT), List.of(inserted, moved));

    assertThat(reviews.stale()).isEmpty();
    Example row = reviews.apply(List.of()).getFirst();
    assertThat(row.id()).isEqualTo("conduct:2/1/q-1");
    assertThat(row.provenance().clauseIds()).containsExactly("conduct:2");
    assertThat(row.provenance().normId()).contains("conduct:2/1");
    assertThat(((Example.Instruction) row).answer()).isEqualTo("Yes, in the Gift Register.");
  }

  @Test
  void anEditNeverMovesToAnotherRegulation() {
    Clause twin = clause("travel:1", "travel", CLAUSE.text());
    Reviews reviews = new Reviews(List.of(EDIT), List.of(twin));

    assertThat(reviews.apply(ROWS)).isEqualTo(ROWS);
    assertThat(reviews.stale())
        .containsExactly(
            QUESTION.id()
                + " (set aside: the documents that were read have no clause conduct:1, whose words stand in travel:1)");
  }

  @Test
  void anEditFollowsItsClauseThoughAnotherRegulationHasTheSameWords() {
    Clause moved = clause("conduct:2", CLAUSE.text());
    Clause twin = clause("travel:1", "travel", CLAUSE.text());
    Reviews reviews = new Reviews(List.of(EDIT), List.of(twin, moved));

    assertThat(reviews.stale()).isEmpty();
    assertThat(reviews.apply(List.of()).getFirst().id()).isEqualTo("conduct:2/1/q-1");
  }

  @Test
  void aRejectedTextIsRefusedUnderAnyIdAndANewTextIsNot() {
    Review rejected = decide(QUESTION, Decision.REJECT, Map.of());
    Reviews reviews = new Reviews(List.of(rejected), List.of(CLAUSE));

    assertThat(reviews.rejects(question("again", "Must a gift be recorded?", "Yes."))).isTrue();
    assertThat(reviews.rejects(question(QUESTION.id(), "Must I record it?", "Yes."))).isFalse();
    assertThat(reviews.rejects(PREFERENCE)).isFalse();
  }

  @Test
  void theLastDecisionCounts() {
    Review rejected = decide(QUESTION, Decision.REJECT, Map.of());
    Reviews reviews = new Reviews(List.of(rejected, EDIT), List.of(CLAUSE));

    assertThat(reviews.rejects(QUESTION)).isFalse();
    assertThat(reviews.apply(ROWS)).contains(EDIT.row());
    assertThat(reviews.history(QUESTION.id())).containsExactly(rejected, EDIT);
  }
}
