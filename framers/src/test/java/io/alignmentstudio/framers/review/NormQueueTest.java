package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.NormSamples.CASH;
import static io.alignmentstudio.framers.review.NormSamples.CLAUSES;
import static io.alignmentstudio.framers.review.NormSamples.FOUND;
import static io.alignmentstudio.framers.review.NormSamples.LOAVES;
import static io.alignmentstudio.framers.review.NormSamples.RECORD;
import static io.alignmentstudio.framers.review.NormSamples.accept;
import static io.alignmentstudio.framers.review.NormSamples.change;
import static io.alignmentstudio.framers.review.NormSamples.decide;
import static io.alignmentstudio.framers.review.NormSamples.numbered;
import static io.alignmentstudio.framers.review.NormSamples.queue;
import static io.alignmentstudio.framers.review.NormSamples.reject;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review.Decision;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormQueueTest {
  @Test
  void normsThatWaitComeFirstAndStatesFollowFromDecisions() {
    assertThat(queue().items()).extracting(NormItem::found).containsExactly(LOAVES, CASH, RECORD);
    assertThat(queue().items().getFirst().story()).isEqualTo("unreviewed, waits for review");

    NormQueue decided = queue(accept(LOAVES), change(CASH, Modality.PERMISSION), reject(RECORD));
    assertThat(decided.items())
        .extracting(item -> item.found().id() + " " + item.story())
        .containsExactly(
            CASH.id() + " edited by Ada: because",
            RECORD.id() + " rejected by Ada: because",
            LOAVES.id() + " accepted by Ada: because");
    assertThat(decided.ofNorm(CASH.id()).orElseThrow().norm().modality())
        .isEqualTo(Modality.PERMISSION);
  }

  @Test
  void normsThatSayTheSameOfTheSameWordsAreDecidedOnOnce() {
    List<Norm> twice = new ArrayList<>(FOUND);
    twice.add(numbered(RECORD, "conduct:2/9", NormSamples.MORAL));
    NormQueue queue = new NormQueue(twice, List.of(reject(RECORD)), CLAUSES);

    assertThat(queue.items()).hasSize(3);
    assertThat(queue.ofNorm("conduct:2/9").orElseThrow().state()).isEqualTo(ReviewState.REJECTED);
    assertThat(queue.ofNorm("conduct:2/9").orElseThrow().places())
        .containsExactly(RECORD.id(), "conduct:2/9");
  }

  @Test
  void aChangedNormCanBeAcceptedChangedAgainAndPutBack() {
    NormReview weaker = change(CASH, Modality.RECOMMENDATION);
    NormQueue queue = queue(weaker);
    NormReview kept = decide(queue, CASH, Decision.ACCEPT, "");
    NormReview back = decide(queue, CASH, Decision.EDIT, "prohibition");
    NormReview other = decide(queue, CASH, Decision.EDIT, "permission");

    assertThat(kept.norm()).isEqualTo(weaker.norm());
    assertThat(new NormReviews(List.of(weaker, back)).apply(FOUND, CLAUSES).inForce())
        .isEqualTo(FOUND);
    assertThat(other.norm().statement())
        .isEqualTo("Employees may accept cash from a supplier unless the line manager agrees.");
    assertThat(queue.history(queue.ofNorm(CASH.id()).orElseThrow())).containsExactly(weaker);
  }

  @Test
  void whatIsFoundNoMoreIsStaleAndCanOnlyBeRejected() {
    NormQueue queue = new NormQueue(List.of(RECORD), List.of(accept(CASH)), CLAUSES);
    NormItem stale = queue.find(NormReviews.content(CASH)).orElseThrow();

    assertThat(stale.state()).isEqualTo(ReviewState.STALE);
    assertThat(problems(queue, NormSamples.form(queue, CASH, Decision.ACCEPT, "")))
        .singleElement()
        .asString()
        .contains("is found no more: reject it");
    NormReview rejected = decide(queue, CASH, Decision.REJECT, "");
    assertThat(
            new NormReviews(List.of(accept(CASH), rejected))
                .apply(List.of(RECORD), List.of())
                .stale())
        .as("its clause has a norm that nobody decided on")
        .hasSize(1);
    assertThat(
            new NormReviews(List.of(accept(CASH), rejected, accept(RECORD)))
                .apply(List.of(RECORD), List.of())
                .stale())
        .isEmpty();
  }

  @Test
  void everyFaultOfADecisionIsTold() {
    String key = NormReviews.content(CASH);
    assertThat(problems(queue(), new NormForm("x", "v", Decision.ACCEPT, "Ada", "", "")))
        .singleElement()
        .asString()
        .contains("there is no norm 'x'; the nearest are n");
    assertThat(problems(queue(), new NormForm(key, "old", Decision.REJECT, " ", "", "")))
        .anyMatch(text -> text.contains("is not as it was shown"))
        .contains("write who decides (author)", "write the reason");
    assertThat(decided(Decision.EDIT, "")).anyMatch(text -> text.contains("nothing was changed"));
    assertThat(decided(Decision.ACCEPT, "permission"))
        .anyMatch(text -> text.contains("the modality was changed, but the decision is accept"));
    assertThat(decided(Decision.EDIT, "wish"))
        .contains(
            "modality must be one of obligation, prohibition, permission, recommendation, got"
                + " 'wish'");
    assertThat(decided(Decision.EDIT, "definition"))
        .anyMatch(text -> text.contains("got 'definition'"));
  }

  private static List<String> decided(Decision decision, String modality) {
    return problems(queue(), NormSamples.form(queue(), CASH, decision, modality));
  }

  private static List<String> problems(NormQueue queue, NormForm form) {
    Problems problems = new Problems();
    assertThat(queue.decide(form, ReviewSamples.NOW, problems)).isEmpty();
    return problems.messages();
  }

  @Test
  void filtersFindNorms() {
    assertThat(found(Optional.empty(), Optional.of(DocumentKind.STORY), Optional.empty(), ""))
        .containsExactly(LOAVES);
    assertThat(found(Optional.empty(), Optional.of(DocumentKind.RULES), Optional.empty(), "GIFT"))
        .containsExactly(RECORD);
    assertThat(
            found(Optional.of("conduct:1"), Optional.empty(), Optional.of(Modality.OBLIGATION), ""))
        .containsExactly(RECORD);
    assertThat(found(Optional.of("conduct:9"), Optional.empty(), Optional.empty(), "")).isEmpty();
  }

  private static List<Norm> found(
      Optional<String> clause,
      Optional<DocumentKind> kind,
      Optional<Modality> modality,
      String words) {
    NormFilter filter =
        new NormFilter(
            Optional.of(ReviewState.UNREVIEWED),
            kind,
            Optional.of("conduct"),
            clause,
            modality,
            words);
    return queue().items(filter).stream().map(NormItem::found).toList();
  }
}
