package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.AuditItem;
import io.alignmentstudio.auditors.audit.AuditOptions;
import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.audit.ClauseResult;
import io.alignmentstudio.auditors.audit.ItemStatus;
import io.alignmentstudio.auditors.audit.MetricResult;
import io.alignmentstudio.auditors.audit.Outcome;
import io.alignmentstudio.auditors.audit.Side;
import io.alignmentstudio.auditors.gate.GateResult;
import io.alignmentstudio.auditors.gate.GateRule;
import io.alignmentstudio.auditors.statistics.ConfusionMatrix;
import io.alignmentstudio.auditors.statistics.Interval;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Resolution;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.domain.rows.RowWords;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report as JSON, format version 1. */
final class JsonReport {
  private static final int SCHEMA_VERSION = 1;

  private JsonReport() {}

  static String write(AuditReport report) {
    AuditResult audit = report.audit();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("title", report.context().title()).put("date", report.context().date());
    root.put("suite", audit.suite());
    root.putObject("models")
        .put("unaligned", audit.unalignedName())
        .put("unalignedDescription", report.context().unalignedModel())
        .put("aligned", audit.alignedName())
        .put("alignedDescription", report.context().alignedModel());
    gate(root.putObject("gate"), report.gate());
    options(root.putObject("options"), audit.options());
    ArrayNode metrics = root.putArray("metrics");
    audit.metrics().forEach(metric -> metric(metrics.addObject(), metric));
    ArrayNode matrices = root.putArray("confusion");
    for (String stratum : audit.strata()) {
      for (Side side : Side.values()) {
        confusion(matrices, stratum, side, audit.confusion(stratum, side));
      }
    }
    ArrayNode clauses = root.putArray("clauses");
    audit.clauses().forEach(clause -> clause(clauses.addObject(), clause));
    ArrayNode checks = root.putArray("selfTest");
    audit
        .selfTest()
        .forEach(
            check -> {
              ObjectNode node = checks.addObject();
              node.put("name", check.name()).put("planted", check.planted());
              texts(node.put("recognised", check.recognised()).putArray("misses"), check.misses());
            });
    context(root, report.context());
    ArrayNode conflicts = root.putArray("conflicts");
    report.context().conflicts().forEach(conflict -> conflict(conflicts.addObject(), conflict));
    ArrayNode items = root.putArray("items");
    audit.items().forEach(item -> item(items.addObject(), item));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void conflict(ObjectNode node, Conflict conflict) {
    node.put("kind", conflict.kind().word())
        .put("first", conflict.first().clauseId())
        .put("firstQuote", conflict.first().quote())
        .put("second", conflict.second().clauseId())
        .put("secondQuote", conflict.second().quote())
        .put("context", conflict.context())
        .put("stated", conflict.stated())
        .put("confidence", conflict.confidence())
        .put(
            "prevails",
            conflict
                .resolution()
                .winner()
                .map(side -> side == Resolution.Side.FIRST ? conflict.first() : conflict.second())
                .map(Conflict.Party::clauseId)
                .orElse("unresolved"));
    ArrayNode grounds = node.putArray("grounds");
    conflict
        .resolution()
        .grounds()
        .forEach(
            ground ->
                grounds
                    .addObject()
                    .put("rule", ground.rule().word())
                    .put("explanation", ground.explanation()));
    texts(node.putArray("caveats"), conflict.resolution().caveats());
    ArrayNode evidence = node.putArray("evidence");
    conflict
        .evidence()
        .forEach(
            each ->
                evidence
                    .addObject()
                    .put("respect", each.respect())
                    .put("finding", each.finding())
                    .put("weight", each.weight()));
  }

  private static void gate(ObjectNode node, GateResult gate) {
    node.put("decision", gate.decision().word()).put("exitCode", gate.decision().exitCode());
    texts(node.putArray("reasons"), gate.reasons());
    ArrayNode rules = node.putArray("rules");
    for (GateResult.RuleResult result : gate.rules()) {
      GateRule rule = result.rule();
      rules
          .addObject()
          .put("status", result.status().name())
          .put("rule", rule.describe())
          .put("reason", result.reason())
          .put("metric", rule.metric().word())
          .put("stratum", rule.stratum())
          .put("measure", word(rule.measure()))
          .put("direction", word(rule.direction()))
          .put("threshold", rule.threshold())
          .put("bound", word(rule.bound()))
          .put("importance", word(rule.importance()))
          .put("minimumItems", rule.minimumItems());
    }
  }

  private static void options(ObjectNode node, AuditOptions options) {
    node.put("passages", options.passages())
        .put("answerTokens", options.answerTokens())
        .put("decoding", "greedy")
        .put("confidence", options.confidence())
        .put("bootstrapRounds", options.bootstrapRounds())
        .put("seed", options.seed());
  }

  private static void metric(ObjectNode node, MetricResult metric) {
    node.put("metric", metric.metric().word())
        .put("stratum", metric.stratum())
        .put("higherIsBetter", metric.metric().higherIsBetter())
        .put("planned", metric.planned())
        .put("measured", metric.measured())
        .put("clusters", metric.clusters());
    interval(node, "unaligned", metric.unaligned());
    interval(node, "aligned", metric.aligned());
    interval(node, "difference", metric.difference());
    metric
        .test()
        .ifPresent(
            test -> {
              ObjectNode paired = node.putObject("pairedTest");
              paired.put("rose", test.rose()).put("fell", test.fell());
              paired.put("pValue", test.pValue()).put("holm", test.adjusted());
              test.detectable().ifPresent(d -> paired.put("detectableDifference", d));
            });
  }

  private static void confusion(
      ArrayNode array, String stratum, Side side, ConfusionMatrix matrix) {
    if (matrix.total() == 0) {
      return;
    }
    ObjectNode node = array.addObject().put("stratum", stratum).put("side", side.word());
    ObjectNode counts = node.putObject("counts");
    ObjectNode recall = node.putObject("recall");
    for (Verdict truth : Verdict.values()) {
      ObjectNode row = counts.putObject(truth.word());
      for (Verdict given : Verdict.values()) {
        row.put(given.word(), matrix.count(truth, given));
      }
      matrix.recall(truth).ifPresent(value -> recall.put(truth.word(), value));
    }
    matrix.kappa().ifPresent(kappa -> node.put("kappa", kappa));
  }

  private static void clause(ObjectNode node, ClauseResult clause) {
    node.put("clauseId", clause.clauseId())
        .put("planned", clause.planned())
        .put("measured", clause.measured())
        .put("fixes", clause.fixes())
        .put("regressions", clause.regressions())
        .put("pValue", clause.pValue())
        .put("holm", clause.adjusted());
    interval(node, "unaligned", clause.unaligned());
    interval(node, "aligned", clause.aligned());
  }

  private static void context(ObjectNode root, ReportContext context) {
    context
        .funnel()
        .ifPresent(
            funnel -> {
              ArrayNode stages = root.putArray("funnel");
              for (Funnel.Stage stage : funnel.stages()) {
                ObjectNode node = stages.addObject().put("stage", stage.name());
                ObjectNode dropped =
                    node.put("in", stage.in()).put("out", stage.out()).putObject("dropped");
                stage.dropped().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> dropped.put(entry.getKey(), entry.getValue()));
                ObjectNode samples = node.putObject("samples");
                stage.samples().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(
                        entry -> {
                          ArrayNode some = samples.putArray(entry.getKey());
                          entry
                              .getValue()
                              .forEach(
                                  sample ->
                                      some.addObject()
                                          .put("id", sample.id())
                                          .put("text", sample.text()));
                        });
              }
            });
    figures(root.putObject("coverage"), context.coverage());
    figures(root.putObject("training"), context.training());
    texts(root.putArray("limits"), context.limits());
    texts(root.putArray("notes"), context.notes());
  }

  private static void item(ObjectNode node, AuditItem item) {
    node.put("kind", item.kind().word())
        .put("stratum", item.stratum())
        .put("id", item.row().id())
        .put("policy", item.row().policy())
        .put("source", item.row().head().source().describe())
        .put("asked", item.asked());
    texts(node.putArray("clauseIds"), item.row().clauseIds());
    texts(node.putArray("passages"), item.passages().stream().map(Passage::clauseId).toList());
    item.ground().leaning().ifPresent(leaning -> node.put("likeRequests", leaning.words()));
    item.retrieved().ifPresent(hit -> node.put("retrieved", hit));
    for (Side side : Side.values()) {
      outcome(node.putObject(side.word()), item.outcome(side));
    }
  }

  private static void outcome(ObjectNode node, Outcome outcome) {
    node.put("status", outcome.status().word()).put("reason", outcome.reason());
    if (outcome.status() == ItemStatus.DONE) {
      node.put("score", outcome.score()).put("answer", outcome.answer());
    }
    switch (outcome) {
      case Outcome.VerdictGiven given -> {
        ObjectNode probabilities = node.putObject("probabilities");
        List<Double> values = given.judgement().probabilities();
        int next = 0;
        for (Verdict verdict : Verdict.values()) {
          probabilities.put(verdict.word(), values.get(next++));
        }
      }
      case Outcome.FactsFound facts -> {
        ArrayNode found = node.put("cut", facts.cut()).putArray("facts");
        facts
            .judgement()
            .facts()
            .forEach(
                fact ->
                    found
                        .addObject()
                        .put("fact", fact.fact())
                        .put("found", fact.found())
                        .put("evidence", fact.evidence()));
      }
      case Outcome.Silence silence ->
          node.put("cut", silence.cut()).put("evidence", silence.judgement().evidence());
      case Outcome.Response response ->
          node.put("cut", response.cut())
              .put("evidence", response.judgement().evidence())
              .put("type", response.judgement().type().map(RowWords::word).orElse("no-answer"));
      case Outcome.Missing _ -> {}
    }
  }

  private static void interval(ObjectNode node, String name, Optional<Interval> interval) {
    interval.ifPresent(
        i ->
            node.putObject(name)
                .put("estimate", i.estimate())
                .put("lower", i.lower())
                .put("upper", i.upper())
                .put("confidence", i.confidence())
                .put("method", i.method()));
  }

  private static void figures(ObjectNode node, List<ReportContext.Figure> figures) {
    figures.forEach(figure -> node.put(figure.name(), figure.value()));
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
