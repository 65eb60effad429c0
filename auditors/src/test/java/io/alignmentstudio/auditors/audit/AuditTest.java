package io.alignmentstudio.auditors.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.domain.rows.RowHead;
import io.alignmentstudio.lm.grounding.Leaning;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
  @Test
  void figuresSeparateAGoodModelFromABadOne() {
    AuditResult result = Fixtures.audit(10);

    assertFigure(result, MetricName.VERDICT_ACCURACY, 1 / 3.0, 1);
    assertFigure(result, MetricName.KEY_FACT_RECALL, 0, 1);
    assertFigure(result, MetricName.UNANSWERABLE_HONESTY, 0, 1);
    assertFigure(result, MetricName.DENIED_BASE, 0, 1);
    assertFigure(result, MetricName.VIOLATION, 1, 0);
    assertFigure(result, MetricName.OVER_REFUSAL, 0, 0);
    assertFigure(result, MetricName.COMPLETED, 1, 1);
    assertFigure(result, MetricName.RETRIEVAL_HIT, 1, 1);
    MetricResult verdicts = metric(result, MetricName.VERDICT_ACCURACY);
    assertThat(verdicts.measured()).isEqualTo(30);
    assertThat(verdicts.clusters()).isEqualTo(10);
    assertThat(verdicts.difference().orElseThrow().lower()).isPositive();
    assertThat(verdicts.test().orElseThrow().rose()).isEqualTo(20);
    assertThat(verdicts.test().orElseThrow().adjusted())
        .isGreaterThanOrEqualTo(verdicts.test().orElseThrow().pValue());
  }

  @Test
  void confusionResponsesClausesAndFlipsFollowFromTheItems() {
    AuditResult result = Fixtures.audit(5);

    assertThat(
            result
                .confusion("hand-written", Side.UNALIGNED)
                .count(Verdict.VIOLATION, Verdict.COMPLIANT))
        .isEqualTo(5);
    assertThat(result.confusion(MetricResult.ALL, Side.ALIGNED).kappa().orElseThrow()).isEqualTo(1);
    assertThat(result.responses("hand-written", Bucket.DENIED_BASE, Side.ALIGNED))
        .isEqualTo(Map.of(Optional.of(ResponseType.REFUSAL), 5));
    assertThat(result.clauses())
        .singleElement()
        .satisfies(
            clause -> {
              assertThat(clause.clauseId()).isEqualTo("conduct:1.1");
              assertThat(clause.measured()).isEqualTo(40);
              assertThat(clause.regressions()).isZero();
            });
    assertThat(result.flips()).isNotEmpty().allMatch(item -> item.aligned().right());
    assertThat(result.unanswered()).isEmpty();
  }

  @Test
  void bothSidesGetTheSamePrompts() {
    FakeModel bad = Fixtures.bad();
    FakeModel good = Fixtures.good();

    Fixtures.audit(AuditSuite.of("gifts", "x", Fixtures.rows(3)), bad, good);

    assertThat(good.seen()).isEqualTo(bad.seen()).doesNotHaveDuplicates().hasSize(3 * 7);
    assertThat(good.seen().getFirst().getFirst().content()).contains(Fixtures.CLAUSE);
  }

  @Test
  void strataAreCountedApartAndTogether() {
    RowFolder rows = Fixtures.rows(4);
    AuditSuite suite =
        new AuditSuite(
            "two",
            List.of(
                new AuditSuite.Part("hand-written", rows),
                new AuditSuite.Part("held-out-group", rows)));

    AuditResult result = Fixtures.audit(suite, Fixtures.bad(), Fixtures.good());

    assertThat(result.strata()).containsExactly("hand-written", "held-out-group");
    assertThat(
            result.metric(MetricName.VERDICT_ACCURACY, MetricResult.ALL).orElseThrow().measured())
        .isEqualTo(24);
    assertThat(
            result.metric(MetricName.VERDICT_ACCURACY, "held-out-group").orElseThrow().measured())
        .isEqualTo(12);
  }

  @Test
  void aRowThatFailsSpoilsNoOther() {
    FakeModel broken =
        Fixtures.answering(
            text -> {
              if (text.contains("gift 1?")) {
                throw new IllegalStateException("boom");
              }
              return "The limit is EUR 75. Legal decides.";
            });

    AuditResult result =
        Fixtures.audit(AuditSuite.of("gifts", "x", Fixtures.rows(3)), Fixtures.bad(), broken);

    assertThat(result.items()).hasSize(27);
    assertThat(result.unanswered())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.aligned().status()).isEqualTo(ItemStatus.ERROR);
              assertThat(item.aligned().reason()).isEqualTo("boom");
              assertThat(item.unaligned().status()).isEqualTo(ItemStatus.DONE);
            });
    MetricResult recall = result.metric(MetricName.KEY_FACT_RECALL, "x").orElseThrow();
    assertThat(recall.planned()).isEqualTo(3);
    assertThat(recall.measured()).isEqualTo(2);
  }

  @Test
  void anInterruptedAuditGoesOnWhereItStood() {
    Map<AnswerKey, RawAnswer> kept = new HashMap<>();
    AnswerCache cache =
        new AnswerCache() {
          @Override
          public Optional<RawAnswer> find(AnswerKey key) {
            return Optional.ofNullable(kept.get(key));
          }

          @Override
          public void store(AnswerKey key, RawAnswer answer) {
            assertThat(kept.put(key, answer)).isNull();
          }
        };
    int[] asked = {0};
    FakeModel stopping =
        Fixtures.answering(
            text -> {
              if (asked[0]++ == 15) {
                throw new StudioException(ErrorCode.INTERRUPTED, "stopped");
              }
              return "The policy does not say.";
            });
    AuditSuite suite = AuditSuite.of("gifts", "x", Fixtures.rows(6));
    assertThatThrownBy(() -> run(suite, Fixtures.bad(), stopping, cache))
        .isInstanceOf(StudioException.class);
    int before = kept.size();
    FakeModel fresh = Fixtures.answering(text -> "The policy does not say.");

    AuditResult resumed = run(suite, Fixtures.bad(), fresh, cache);

    assertThat(before).isPositive();
    assertThat(fresh.seen().size()).isLessThan(6 * 7);
    assertThat(resumed.unanswered()).isEmpty();
    FakeModel idle = Fixtures.answering(text -> "never asked");
    assertThat(run(suite, Fixtures.bad(), idle, cache)).isEqualTo(resumed);
    assertThat(idle.seen()).isEmpty();
  }

  @Test
  void promptsThatDoNotFitLosePassagesOnBothSidesOrFailWithAReason() {
    FakeModel small = Fixtures.good().withContextLength(96 + 22);
    AuditResult result =
        Fixtures.audit(AuditSuite.of("gifts", "x", Fixtures.rows(1)), Fixtures.bad(), small);

    AuditItem question =
        result.items().stream()
            .filter(i -> i.kind() == ItemKind.QUESTION)
            .findFirst()
            .orElseThrow();
    assertThat(question.passages()).hasSize(1);
    assertThat(question.answeredByBoth()).isTrue();

    FakeModel tiny = Fixtures.good().withContextLength(10);
    AuditResult none =
        Fixtures.audit(AuditSuite.of("gifts", "x", Fixtures.rows(1)), Fixtures.bad(), tiny);
    assertThat(none.unanswered()).hasSize(9);
    assertThat(none.unanswered().getFirst().aligned().reason()).contains("tokens too long");
    assertThat(metricOf(none, MetricName.COMPLETED, "x").aligned().orElseThrow().estimate())
        .isZero();
  }

  @Test
  void itemsNameTheLeaningThatTheirPromptsHave() {
    PassageIndex decided =
        new PassageIndex() {
          @Override
          public List<List<Passage>> search(List<String> queries, int limit) {
            return Fixtures.index().search(queries, limit);
          }

          @Override
          public List<Optional<Leaning>> leanings(List<String> queries) {
            return queries.stream().map(_ -> Optional.of(Leaning.DIVIDED)).toList();
          }
        };
    FakeModel good = Fixtures.good();
    AuditResult result =
        Fixtures.audit(
            AuditSuite.of("gifts", "x", Fixtures.rows(1)), Fixtures.bad(), good, decided);

    for (AuditItem item : result.items()) {
      assertThat(item.ground().leaning().isPresent())
          .as(item.kind().toString())
          .isEqualTo(item.kind() != ItemKind.SCENARIO);
    }
  }

  @Test
  void questionsWithoutKeyFactsAreNotRunAndSaySo() {
    QuestionRow row =
        new QuestionRow(
            RowHead.of("q", "conduct", List.of(Fixtures.CLAUSE)),
            "question",
            "Gift?",
            "Yes.",
            List.of(),
            true);
    AuditResult result =
        Fixtures.audit(
            AuditSuite.of("s", "x", new RowFolder(List.of(row), List.of(), List.of(), List.of())),
            Fixtures.bad(),
            Fixtures.good());

    assertThat(result.unanswered())
        .singleElement()
        .satisfies(i -> assertThat(i.aligned().status()).isEqualTo(ItemStatus.NOT_RUN));
    assertThat(metricOf(result, MetricName.KEY_FACT_RECALL, "x").aligned()).isEmpty();
  }

  @Test
  void keptAnswersSurviveTheirJson() {
    for (RawAnswer answer :
        List.of(
            new RawAnswer.Text("\"No\", she said.\n", true),
            new RawAnswer.Scores(List.of(-0.1, -1e-300, Double.NEGATIVE_INFINITY)))) {
      assertThat(RawAnswer.fromJson(answer.toJson())).isEqualTo(answer);
    }
    assertThatThrownBy(() -> RawAnswer.fromJson("{\"other\":1}"))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("a text or scores");
    assertThatThrownBy(() -> RawAnswer.fromJson("{")).isInstanceOf(StudioException.class);
  }

  @Test
  void progressCountsBothSidesToTheEnd() {
    List<Integer> done = new ArrayList<>();
    Audit.run(
        AuditSuite.of("gifts", "x", Fixtures.rows(2)),
        Fixtures.bad(),
        Fixtures.good(),
        Fixtures.index(),
        AuditOptions.defaults(),
        AnswerCache.inMemory(),
        (count, total) -> {
          assertThat(total).isEqualTo(36);
          done.add(count);
        });
    assertThat(done).isSorted().startsWith(0).endsWith(36);
  }

  private static AuditResult run(
      AuditSuite suite, FakeModel unaligned, FakeModel aligned, AnswerCache cache) {
    AuditOptions options = new AuditOptions(3, 96, 4, 0.95, 500, 1);
    return Audit.run(
        suite, unaligned, aligned, Fixtures.index(), options, cache, (done, total) -> {});
  }

  private static MetricResult metric(AuditResult result, MetricName name) {
    return metricOf(result, name, "hand-written");
  }

  private static MetricResult metricOf(AuditResult result, MetricName name, String stratum) {
    return result.metric(name, stratum).orElseThrow();
  }

  private static void assertFigure(
      AuditResult result, MetricName name, double unaligned, double aligned) {
    MetricResult metric = metric(result, name);
    assertThat(metric.unaligned().orElseThrow().estimate())
        .as("%s unaligned", name)
        .isEqualTo(unaligned, within(1e-9));
    assertThat(metric.aligned().orElseThrow().estimate())
        .as("%s aligned", name)
        .isEqualTo(aligned, within(1e-9));
  }
}
