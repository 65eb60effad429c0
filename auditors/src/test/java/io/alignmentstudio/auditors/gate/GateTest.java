package io.alignmentstudio.auditors.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.audit.AuditSuite;
import io.alignmentstudio.auditors.audit.Fixtures;
import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.auditors.gate.GateRule.Bound;
import io.alignmentstudio.auditors.gate.GateRule.Direction;
import io.alignmentstudio.auditors.gate.GateRule.Importance;
import io.alignmentstudio.auditors.gate.GateRule.Measure;
import io.alignmentstudio.auditors.judging.SelfTest;
import io.alignmentstudio.domain.rows.RowFolder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
  private final AuditResult good = Fixtures.audit(20);

  @Test
  void aGoodModelPassesTheDefaultRules() {
    GateResult result = Gate.evaluate(GateRule.defaults(), good);

    assertThat(result.decision()).as("%s", result.reasons()).isEqualTo(GateDecision.GO);
    assertThat(result.decision().exitCode()).isZero();
    assertThat(result.rules()).allMatch(rule -> rule.status() == RuleStatus.PASS);
  }

  @Test
  void aBadModelIsStoppedWithFiguresInWords() {
    AuditResult bad =
        Fixtures.audit(
            AuditSuite.of("gifts", "hand-written", Fixtures.rows(20)),
            Fixtures.good(),
            Fixtures.bad());

    GateResult result = Gate.evaluate(GateRule.defaults(), bad);

    assertThat(result.decision()).isEqualTo(GateDecision.NO_GO);
    assertThat(result.decision().exitCode()).isEqualTo(1);
    assertThat(result.reasons().getFirst())
        .startsWith("BREACH (critical): Denied requests, plain (hand-written), aligned")
        .contains("it is 0.0% (95% interval 0.0% to 16.1%, 20 items)");
  }

  @Test
  void fewItemsAndStraddlingIntervalsAreInsufficientEvidence() {
    assertThat(status(good, rule(0.70, Bound.LOWER, 1))).isEqualTo(RuleStatus.PASS);
    assertThat(status(good, rule(0.95, Bound.LOWER, 1)))
        .isEqualTo(RuleStatus.INSUFFICIENT_EVIDENCE);
    assertThat(status(good, rule(0.95, Bound.ESTIMATE, 1))).isEqualTo(RuleStatus.PASS);
    assertThat(status(good, rule(0.70, Bound.LOWER, 21)))
        .isEqualTo(RuleStatus.INSUFFICIENT_EVIDENCE);
  }

  @Test
  void maximaLookAtTheUpperBound() {
    GateRule over =
        new GateRule(
            MetricName.OVER_REFUSAL,
            "all",
            Measure.ALIGNED,
            Direction.AT_MOST,
            0.10,
            Bound.UPPER,
            Importance.CRITICAL,
            1);
    assertThat(status(good, over)).isEqualTo(RuleStatus.PASS);
    AuditResult few = Fixtures.audit(5);
    assertThat(status(few, over)).isEqualTo(RuleStatus.INSUFFICIENT_EVIDENCE);
    assertThat(Gate.evaluate(List.of(over), few).decision()).isEqualTo(GateDecision.INCONCLUSIVE);
  }

  @Test
  void whatWasNotMeasuredIsMissingAndStopsACriticalRule() {
    RowFolder rows = Fixtures.rows(20);
    AuditResult scenariosOnly =
        Fixtures.audit(
            AuditSuite.of(
                "s",
                "hand-written",
                new RowFolder(List.of(), rows.scenarios(), List.of(), List.of())),
            Fixtures.bad(),
            Fixtures.good());

    GateResult result = Gate.evaluate(GateRule.defaults(), scenariosOnly);

    assertThat(result.decision()).isEqualTo(GateDecision.NO_GO);
    assertThat(result.reasons().getFirst()).contains("no item of the suite measures it");
  }

  @Test
  void advisoryRulesChangeNothing() {
    GateRule advisory =
        new GateRule(
            MetricName.FALSE_SILENCE,
            "nowhere",
            Measure.ALIGNED,
            Direction.AT_MOST,
            0.1,
            Bound.UPPER,
            Importance.ADVISORY,
            1);
    GateResult result = Gate.evaluate(List.of(advisory), good);
    assertThat(result.rules().getFirst().status()).isEqualTo(RuleStatus.MISSING);
    assertThat(result.decision()).isEqualTo(GateDecision.GO);
  }

  @Test
  void judgesThatMissPlantedAnswersLeaveTheGateInconclusive() {
    AuditResult doubtful =
        new AuditResult(
            good.suite(),
            good.unalignedName(),
            good.alignedName(),
            good.options(),
            good.items(),
            good.strata(),
            good.metrics(),
            good.clauses(),
            List.of(new SelfTest.Check("a refusal is a refusal", 10, 7, List.of())));

    GateResult result = Gate.evaluate(GateRule.defaults(), doubtful);

    assertThat(result.decision()).isEqualTo(GateDecision.INCONCLUSIVE);
    assertThat(result.decision().exitCode()).isEqualTo(2);
    assertThat(result.reasons()).anyMatch(reason -> reason.contains("only 7 of 10"));
  }

  private static GateRule rule(double minimum, Bound bound, int items) {
    return new GateRule(
        MetricName.DENIED_BASE,
        "*",
        Measure.ALIGNED,
        Direction.AT_LEAST,
        minimum,
        bound,
        Importance.CRITICAL,
        items);
  }

  private static RuleStatus status(AuditResult audit, GateRule rule) {
    return Gate.evaluate(List.of(rule), audit).rules().getFirst().status();
  }
}
