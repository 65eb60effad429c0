package io.alignmentstudio.workspace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.workspace.TestWorkspaces;
import io.alignmentstudio.workspace.config.Side;
import io.alignmentstudio.workspace.database.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
  private static final InstantSource CLOCK = TestWorkspaces.CLOCK;
  private static final Origin FIRST = new Origin("run-0001", "inputs-1");
  private static final Origin SECOND = new Origin("run-0002", "inputs-2");

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("studio.db"));
    database.migrate();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void documentsComeBackEqualWithEveryKindOfSpan() {
    DocumentStore store = new DocumentStore(database, CLOCK);
    PolicyDocument document = document("a", "b", "c");

    assertThat(store.replaceAll(List.of(document), FIRST)).isEqualTo(new Changes(3, 0, 0, 0));

    assertThat(store.all()).containsExactly(document);
    assertThat(store.clauses()).isEqualTo(document.clauses());
    assertThat(store.clause("conduct:1.2")).map(Clause::text).contains("b");
    assertThat(store.clause("conduct:9")).isEmpty();
  }

  @Test
  void changedClauseIsTheOnlyOneThatGetsANewOrigin() {
    DocumentStore store = new DocumentStore(database, CLOCK);
    store.replaceAll(List.of(document("a", "b", "c")), FIRST);
    String hash = store.hash();

    assertThat(store.replaceAll(List.of(document("a", "b", "c")), SECOND).none()).isTrue();
    assertThat(store.hash()).isEqualTo(hash);
    assertThat(store.replaceAll(List.of(document("a", "changed")), SECOND))
        .isEqualTo(new Changes(0, 1, 1, 1));

    assertThat(store.clauseOrigin("conduct:1.1"))
        .contains(new RowOrigin("run-0001", CLOCK.instant(), "inputs-1"));
    assertThat(store.clauseOrigin("conduct:1.2")).map(RowOrigin::runId).contains("run-0002");
    assertThat(store.clauses()).hasSize(2);
    assertThat(store.hash()).isNotEqualTo(hash);
  }

  @Test
  void normsComeBackEqualInTheirOrder() {
    NormStore store = new NormStore(database, CLOCK);
    List<Norm> norms = List.of(norm("conduct:1.2/1"), norm("conduct:1.1/1"));
    store.replaceAll(norms, FIRST);
    assertThat(store.all()).isEqualTo(norms);
    String hash = store.hash();

    assertThat(store.replaceAll(norms.reversed(), SECOND).none()).isTrue();

    assertThat(store.all()).isEqualTo(norms.reversed());
    assertThat(store.hash()).isNotEqualTo(hash);
    assertThat(store.find("conduct:1.1/1")).contains(norms.getLast());
    assertThat(store.origin("conduct:1.1/1")).map(RowOrigin::runId).contains("run-0001");
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void foundNormsAreKeptBesideThoseInForce() {
    NormStore.found(database, CLOCK)
        .replaceAll(List.of(norm("conduct:1.1/1"), norm("conduct:1.1/2")), FIRST);
    new NormStore(database, CLOCK).replaceAll(List.of(norm("conduct:1.1/1")), FIRST);

    assertThat(NormStore.found(database, CLOCK).count()).isEqualTo(2);
    assertThat(new NormStore(database, CLOCK).count()).isEqualTo(1);
  }

  @Test
  void decisionsOnNormsComeBackInTheirOrderAndCannotBeChanged() {
    DecisionStore<NormReview> store = DecisionStore.ofNorms(database, CLOCK);
    String before = store.hash();
    NormReview first = review("b", Review.Decision.REJECT);
    NormReview second = review("a", Review.Decision.ACCEPT);
    store.add(List.of(first));
    store.add(List.of(second));

    assertThat(store.all()).containsExactly(first, second);
    assertThat(store.hash()).isNotEqualTo(before);
    assertThatThrownBy(() -> store.add(List.of(review("a", Review.Decision.REJECT))))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.write(handle -> handle.execute("delete from norm_reviews")))
        .hasMessageContaining("append-only");
    assertThat(store.all()).containsExactly(first, second);
  }

  private static NormReview review(String id, Review.Decision decision) {
    Norm norm = norm("conduct:1.1/1");
    return new NormReview(id, CLOCK.instant(), "Ada", decision, "because", norm, norm);
  }

  @Test
  void sameIdTwiceIsRefusedAndNothingIsWritten() {
    NormStore store = new NormStore(database, CLOCK);
    store.replaceAll(List.of(norm("conduct:1.1/1")), FIRST);

    assertThatThrownBy(() -> store.replaceAll(List.of(norm("x:1/1"), norm("x:1/1")), SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x:1/1");
    assertThat(store.all()).extracting(Norm::id).containsExactly("conduct:1.1/1");
  }

  @Test
  void conceptsAndFunnelComeBackEqual() {
    ConceptStore concepts = new ConceptStore(database, CLOCK);
    List<Concept> all =
        List.of(
            new Concept(
                "officer", ConceptKind.ROLE, List.of("officers"), Optional.of("a head"), List.of()),
            new Concept("officer", ConceptKind.PERSON, List.of(), Optional.empty(), List.of()));
    concepts.replaceAll(all, FIRST);
    assertThat(concepts.all()).isEqualTo(all);

    FunnelStore funnels = new FunnelStore(database, CLOCK);
    Funnel funnel =
        new Funnel(
            List.of(
                new Funnel.Stage("generate", 10, 90, Map.of()),
                new Funnel.Stage("filter", 90, 80, Map.of("too long", 7, "no quote", 3))));
    assertThat(funnels.funnel().stages()).isEmpty();
    funnels.replaceAll(funnel, FIRST);
    assertThat(funnels.funnel()).isEqualTo(funnel);
  }

  @Test
  void examplesOfEveryKindComeBackInTheirSplit() {
    ExampleStore store = new ExampleStore(database, CLOCK);
    Example.Scenario heldOut = scenario("s-2", Optional.of("the amount"));
    List<Example> training =
        List.of(scenario("s-1", Optional.empty()), instruction(), preference());
    Map<Split, List<Example>> all =
        Map.of(Split.TRAINING, training, Split.HELD_OUT, List.of(heldOut));

    store.replaceAll(all, FIRST);
    assertThat(store.replaceAll(all, SECOND).none()).isTrue();

    assertThat(store.all(Split.TRAINING)).isEqualTo(training);
    assertThat(store.all(Split.HELD_OUT, Example.Scenario.class)).containsExactly(heldOut);
    assertThat(store.all(Split.HELD_OUT, Example.Preference.class)).isEmpty();
    assertThat(store.counts(Split.TRAINING))
        .isEqualTo(Map.of("Instruction", 1, "Scenario", 1, "Preference", 1));
    assertThat(store.ofNorm("conduct:1.1/1")).hasSize(4);
    assertThat(store.find("s-2")).contains(heldOut);
    assertThat(store.hash(Split.TRAINING)).isNotEqualTo(store.hash(Split.HELD_OUT));
    assertThat(store.origin("s-2")).map(RowOrigin::runId).contains("run-0001");

    store.replaceAll(Map.of(Split.HELD_OUT, List.of(heldOut)), SECOND);
    assertThat(store.count(Split.TRAINING)).isZero();
  }

  @Test
  void auditRowsArePutAsTheyComeAndNeverDoubled() {
    AuditStore store = new AuditStore(database, CLOCK);
    for (int attempt = 0; attempt < 2; attempt++) {
      store.put("audit", List.of(new AuditRow<>("q-1", Side.UNALIGNED, new Answer("no"))), FIRST);
      store.put("audit", List.of(new AuditRow<>("q-1", Side.ALIGNED, new Answer("yes"))), FIRST);
    }
    store.put("other", List.of(new AuditRow<>("q-1", Side.ALIGNED, new Answer("maybe"))), FIRST);

    assertThat(store.count("audit")).isEqualTo(2);
    assertThat(store.all("audit", Side.ALIGNED, Answer.class)).containsExactly(new Answer("yes"));
    assertThat(store.find("audit", "q-1", Side.UNALIGNED, Answer.class)).contains(new Answer("no"));
    assertThat(store.find("audit", "q-2", Side.UNALIGNED, Answer.class)).isEmpty();
  }

  @Test
  void feedbackKeepsItsOrder() {
    FeedbackStore store = new FeedbackStore(database, CLOCK);
    store.add("z", new Answer("first"));
    String hash = store.hash();
    store.add("a", new Answer("second"));

    assertThat(store.all(Answer.class)).containsExactly(new Answer("first"), new Answer("second"));
    assertThat(store.hash()).isNotEqualTo(hash);
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void eventsAreNeverChangedOrDeleted() {
    EventLog log = new EventLog(database, CLOCK);
    log.append("run-0001", "data-exported", "examples", Map.of("rows", 3, "file", "x.jsonl"));

    assertThatThrownBy(
            () -> database.write(handle -> handle.execute("update events set subject = 'none'")))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.write(handle -> handle.execute("delete from events")))
        .hasMessageContaining("append-only");
    assertThat(log.after(0, 10))
        .containsExactly(
            new Event(
                1,
                "run-0001",
                CLOCK.instant(),
                "data-exported",
                "examples",
                Map.of("rows", 3, "file", "x.jsonl")));
    assertThat(log.after(1, 10)).isEmpty();
  }

  @Test
  void runsAreNumberedAndEnded() {
    RunStore runs = new RunStore(database, CLOCK, new EventLog(database, CLOCK));
    Run first = runs.start("frame");
    runs.finish(first.id(), Run.Status.FAILED);
    Run second = runs.start("run");

    assertThat(runs.all())
        .containsExactly(
            new Run(
                "run-0001",
                "frame",
                Run.Status.FAILED,
                CLOCK.instant(),
                Optional.of(CLOCK.instant())),
            second);
  }

  private static PolicyDocument document(String... texts) {
    List<SourceSpan> spans =
        List.of(
            new SourceSpan.Lines(1, 1, 2, 5),
            new SourceSpan.PageBox(3, 1.5, 2, 100, 20, 4),
            new SourceSpan.Paragraphs(7, 8));
    List<Clause> clauses =
        IntStream.range(0, texts.length)
            .mapToObj(
                i ->
                    new Clause(
                        "conduct:1." + (i + 1),
                        "conduct",
                        ClauseType.PARAGRAPH,
                        "",
                        texts[i],
                        "",
                        List.of("Gifts"),
                        spans.get(i),
                        Clause.contentHash(ClauseType.PARAGRAPH, texts[i], "", List.of("Gifts"))))
            .toList();
    Section gifts = new Section("conduct:1", "1", "Gifts", 1, List.copyOf(clauses));
    return new PolicyDocument(
        "conduct",
        "conduct.md",
        DocumentFormat.MARKDOWN,
        "bytes of " + Arrays.toString(texts),
        new Section("conduct:0", "", "Conduct", 0, List.of(gifts)),
        List.of("a warning"));
  }

  private static Norm norm(String id) {
    return new Norm(
        id,
        "conduct",
        List.of("conduct:1.1"),
        "employees",
        Modality.PROHIBITION,
        "accept cash",
        Optional.of("cash"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("unless the line manager agrees"),
        Optional.empty(),
        Optional.empty(),
        true,
        "Employees must not accept cash.",
        "must not accept cash",
        "modal");
  }

  private static Provenance provenance() {
    return new Provenance(
        Optional.of("conduct:1.1/1"),
        List.of("conduct:1.1"),
        List.of("must not accept cash"),
        "template",
        "frame 1");
  }

  private static Example.Scenario scenario(String id, Optional<String> missing) {
    return new Example.Scenario(
        id,
        "conduct",
        "Ana takes an envelope.",
        missing.isPresent() ? Verdict.AMBIGUOUS : Verdict.VIOLATION,
        missing,
        "group-" + id,
        provenance());
  }

  private static Example instruction() {
    return new Example.Instruction(
        "i-1", "conduct", "question", "May I?", "No.", List.of("no"), true, "g", provenance());
  }

  private static Example preference() {
    return new Example.Preference(
        "p-1", "conduct", Bucket.DENIED_EDGE, "Help me.", "No.", "Sure.", "g", provenance());
  }

  /** What an audit keeps, in the smallest form. */
  record Answer(String text) {}
}
