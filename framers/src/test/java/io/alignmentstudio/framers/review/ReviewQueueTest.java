package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.ReviewSamples.CLAUSE;
import static io.alignmentstudio.framers.review.ReviewSamples.NOW;
import static io.alignmentstudio.framers.review.ReviewSamples.PREFERENCE;
import static io.alignmentstudio.framers.review.ReviewSamples.QUESTION;
import static io.alignmentstudio.framers.review.ReviewSamples.ROWS;
import static io.alignmentstudio.framers.review.ReviewSamples.SCENARIO;
import static io.alignmentstudio.framers.review.ReviewSamples.clause;
import static io.alignmentstudio.framers.review.ReviewSamples.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.Review.Decision;
import io.alignmentstudio.domain.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewQueueTest {
  private final ReviewQueue queue = new ReviewQueue(ROWS, List.of(), List.of(CLAUSE));

  @Test
  void statesFollowFromDecisions() {
    List<Review> reviews =
        List.of(
            decide(QUESTION, Decision.ACCEPT, Map.of()),
            decide(SCENARIO, Decision.EDIT, Map.of("prompt", "Ana kept a ring.")),
            decide(PREFERENCE, Decision.REJECT, Map.of()));

    ReviewQueue decided = new ReviewQueue(ROWS, reviews, List.of(CLAUSE));

    assertThat(decided.items())
        .extracting(ReviewItem::state)
        .containsExactly(ReviewState.ACCEPTED, ReviewState.EDITED, ReviewState.REJECTED);
    ReviewItem edited = decided.find(SCENARIO.id()).orElseThrow();
    assertThat(edited.row().prompt()).isEqualTo("Ana kept a ring.");
    assertThat(edited.generated()).isEqualTo(SCENARIO);
    assertThat(edited.story()).isEqualTo("edited by Ada: because");
  }

  @Test
  void afterAFrameTheEditIsStillHeldAgainstWhatWasGenerated() {
    Review edit = decide(QUESTION, Decision.EDIT, Map.of("answer", "It must."));
    ReviewQueue later = new ReviewQueue(List.of(edit.row()), List.of(edit), List.of(CLAUSE));

    assertThat(later.items()).hasSize(1);
    assertThat(later.items().getFirst().generated()).isEqualTo(QUESTION);
    Review second = decide(later, QUESTION, Decision.EDIT, Map.of("answer", "It must be."));
    assertThat(second.generated()).isEqualTo(QUESTION);
  }

  @Test
  void aRejectedRowThatIsGoneFromTheDataStaysInTheQueue() {
    Review rejected = decide(QUESTION, Decision.REJECT, Map.of());
    ReviewQueue later = new ReviewQueue(List.of(SCENARIO), List.of(rejected), List.of(CLAUSE));

    assertThat(later.find(QUESTION.id()).orElseThrow().state()).isEqualTo(ReviewState.REJECTED);
    Review again = decide(later, QUESTION, Decision.ACCEPT, Map.of());
    assertThat(new Reviews(List.of(rejected, again), List.of(CLAUSE)).apply(List.of()))
        .containsExactly(QUESTION);
  }

  @Test
  void aStaleEditCanBeKeptOnTheWordsThatItsClauseHasNow() {
    Review edit = decide(QUESTION, Decision.EDIT, Map.of("answer", "It must."));
    Clause now = clause("conduct:1", "Employees must record all gifts.");
    Example generatedNow = requote(QUESTION, "record all gifts");
    ReviewQueue later = new ReviewQueue(List.of(generatedNow), List.of(edit), List.of(now));

    ReviewItem item = later.find(QUESTION.id()).orElseThrow();
    assertThat(item.state()).isEqualTo(ReviewState.STALE);
    assertThat(item.generated()).isEqualTo(generatedNow);
    Review kept = decide(later, QUESTION, Decision.ACCEPT, Map.of());

    Reviews reviews = new Reviews(List.of(edit, kept), List.of(now));
    assertThat(reviews.stale()).isEmpty();
    Example row = reviews.apply(List.of(generatedNow)).getFirst();
    assertThat(((Example.Instruction) row).answer()).isEqualTo("It must.");
    assertThat(row.provenance().quotes()).containsExactly("record all gifts");
  }

  @Test
  void aStaleEditCanBeKeptWhereItsRegulationHasAnotherIdNow() {
    Review edit = decide(QUESTION, Decision.EDIT, Map.of("answer", "It must."));
    Clause renamed = clause("depot:1", "depot", CLAUSE.text());
    ReviewQueue later = new ReviewQueue(List.of(), List.of(edit), List.of(renamed));

    Review kept = decide(later, QUESTION, Decision.ACCEPT, Map.of());

    Reviews reviews = new Reviews(List.of(edit, kept), List.of(renamed));
    assertThat(reviews.stale()).isEmpty();
    Example row = reviews.apply(List.of()).getFirst();
    assertThat(((Example.Instruction) row).answer()).isEqualTo("It must.");
    assertThat(row.regulation()).isEqualTo("depot");
    assertThat(row.provenance().clauseIds()).containsExactly("depot:1");
    assertThat(row.provenance().normId()).contains("depot:1/1");
  }

  @Test
  void aStaleEditThatCannotBeKeptSaysWhy() {
    Review edit = decide(QUESTION, Decision.EDIT, Map.of("answer", "It must."));
    Clause depot = clause("depot:1", "depot", CLAUSE.text());
    Clause yard = clause("yard:1", "yard", CLAUSE.text());
    Clause other = clause("conduct:1", "Employees must record gifts above EUR 50.");

    assertThat(refusal(edit, List.of(depot, yard)))
        .contains("have no clause conduct:1, whose words stand in depot:1 and yard:1", "reject it");
    assertThat(refusal(edit, List.of())).contains("have no clause conduct:1, and no row");
    assertThat(refusal(edit, List.of(other))).contains("its clause lacks the quoted words");
  }

  @Test
  void aStaleEditIsNotKeptOnAnotherRuleUnderItsNumber() {
    Review edit = decide(QUESTION, Decision.EDIT, Map.of("answer", "It must."));
    Clause now = clause("conduct:1", "Drivers may claim up to EUR 30 a day.");
    Example other = requote(QUESTION, "claim up to EUR 30 a day");
    ReviewQueue later = new ReviewQueue(List.of(other), List.of(edit), List.of(now));

    assertThat(refusal(later)).contains("belongs to another rule now", "EUR 30", "reject it");
  }

  private static String refusal(Review edit, List<Clause> clauses) {
    return refusal(new ReviewQueue(List.of(), List.of(edit), clauses));
  }

  private static String refusal(ReviewQueue later) {
    Problems problems = new Problems();
    String version = later.find(QUESTION.id()).orElseThrow().version();
    ReviewForm form = new ReviewForm(QUESTION.id(), version, Decision.ACCEPT, "Ada", "", Map.of());
    assertThat(later.decide(form, NOW, problems)).isEmpty();
    return problems.messages().getFirst();
  }

  private static Example requote(Example row, String quote) {
    return RowTexts.moved(
        row,
        row.id(),
        row.group(),
        new Provenance(
            row.provenance().normId(),
            row.provenance().clauseIds(),
            List.of(quote),
            "template",
            "frame mail v8"));
  }

  @Test
  void anEditOfAScenarioMayChangeItsVerdict() {
    Review edit =
        decide(
            SCENARIO,
            Decision.EDIT,
            Map.of("label", "ambiguous", "missing_fact", "whether she recorded it"));

    assertThat(((Example.Scenario) edit.row()).label()).isEqualTo(Verdict.AMBIGUOUS);
  }

  @Test
  void everyFaultOfADecisionIsTold() {
    assertThat(problems("nowhere", "v", Decision.ACCEPT, "Ada", "", Map.of()))
        .singleElement()
        .asString()
        .contains("there is no generated row 'nowhere'; the nearest are conduct:1/1/");
    assertThat(problems(SCENARIO.id(), "old", Decision.REJECT, " ", "", Map.of()))
        .anyMatch(text -> text.contains("is not as it was shown"))
        .contains("write who decides (author)", "write the reason");
    assertThat(decided(Decision.EDIT, Map.of())).anyMatch(t -> t.contains("nothing was changed"));
    assertThat(decided(Decision.ACCEPT, Map.of("prompt", "Other.")))
        .anyMatch(text -> text.contains("the texts were changed, but the decision is accept"));
    assertThat(decided(Decision.EDIT, Map.of("prompt", " "))).contains("prompt is empty");
    assertThat(decided(Decision.EDIT, Map.of("label", "maybe")))
        .contains("label must be compliant, violation or ambiguous, got 'maybe'");
    assertThat(decided(Decision.EDIT, Map.of("label", "ambiguous")))
        .contains("an ambiguous scenario must name the deciding fact in missing_fact");
    assertThat(decided(Decision.EDIT, Map.of("rejected", "No.")))
        .contains("a row of kind scenario has no rejected");
  }

  private List<String> decided(Decision decision, Map<String, String> texts) {
    String version = queue.find(SCENARIO.id()).orElseThrow().version();
    return problems(SCENARIO.id(), version, decision, "Ada", "because", texts);
  }

  private List<String> problems(
      String row,
      String version,
      Decision decision,
      String author,
      String reason,
      Map<String, String> texts) {
    Problems problems = new Problems();
    assertThat(
            queue.decide(
                new ReviewForm(row, version, decision, author, reason, texts), NOW, problems))
        .isEmpty();
    return problems.messages();
  }

  @Test
  void filtersFindRows() {
    assertThat(queue.items(filter(Optional.of("scenario"), "")))
        .extracting(item -> item.row().id())
        .containsExactly(SCENARIO.id());
    assertThat(queue.items(filter(Optional.empty(), "HIDE my")))
        .extracting(item -> item.row().id())
        .containsExactly(PREFERENCE.id());
    assertThat(
            queue.items(
                new ReviewFilter(
                    Optional.of(ReviewState.EDITED),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "")))
        .isEmpty();
    assertThat(
            queue.items(
                new ReviewFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("conduct"),
                    Optional.of("conduct:1"),
                    Optional.of("template"),
                    "")))
        .hasSize(3);
  }

  private static ReviewFilter filter(Optional<String> kind, String words) {
    return new ReviewFilter(
        Optional.empty(), kind, Optional.empty(), Optional.empty(), Optional.empty(), words);
  }
}
