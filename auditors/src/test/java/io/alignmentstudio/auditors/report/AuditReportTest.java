package io.alignmentstudio.auditors.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.audit.AuditSuite;
import io.alignmentstudio.auditors.audit.FakeModel;
import io.alignmentstudio.auditors.audit.Fixtures;
import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.auditors.gate.Gate;
import io.alignmentstudio.auditors.gate.GateRule;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Resolution;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.ScoreRequest;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditReportTest {
  private static final String ATTACK = "<script>alert('x')</script>\" onload=\"y";

  private final AuditResult audit = mixed();
  private final AuditReport report =
      new AuditReport(audit, Gate.evaluate(GateRule.defaults(), audit), context());

  @TempDir Path folder;

  @Test
  void thePageNeedsNoNetworkAndRunsNoScript() {
    String html = report.html();

    assertThat(html).doesNotContain("<script").doesNotContain("http://").doesNotContain("https://");
    assertThat(html).doesNotContain(" src=").doesNotContain("@import").doesNotContain("url(");
    assertThat(Pattern.compile("href=\"[^#]").matcher(html).find()).isFalse();
    assertThat(html).contains("default-src &#39;none&#39;");
  }

  @Test
  void textOfModelsAndDocumentsIsEscaped() {
    String html = report.html();

    assertThat(html).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload");
    assertThat(html).doesNotContain(ATTACK);
  }

  @Test
  void everyElementIsClosed() throws Exception {
    String html =
        report
            .html()
            .replaceFirst("<!doctype html>", "")
            .replaceAll("<meta ([^>]*)>", "<meta $1/>")
            .replaceAll("(?s)<style>.*</style>", "");
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    assertThat(builder.parse(new InputSource(new StringReader(html))).getDocumentElement())
        .isNotNull();
    assertThatIllegalStateException().isThrownBy(() -> new Html().open("p").toString());
  }

  @Test
  void theDecisionComesFirstAndNothingIsLeftOut() {
    String html = report.html();

    assertThat(html.indexOf("class=\"decision no-go\""))
        .isPositive()
        .isLessThan(html.indexOf("id=\"results\""));
    for (String id :
        List.of(
            "results",
            "gate",
            "verdicts",
            "requests",
            "flips",
            "clauses",
            "conflicts",
            "data",
            "method")) {
      assertThat(html).contains("id=\"" + id + "\"").contains("href=\"#" + id + "\"");
    }
    assertThat(html)
        .contains("Hand-written")
        .contains("Held-out group")
        .contains("cannot reason about free text")
        .contains("12 × too similar to a held-out row")
        .contains("Self-test of the judges")
        .contains("boom");
  }

  @Test
  void conflictsStandWithBothQuotesAndWhatPrevails() {
    assertThat(report.html())
        .contains("2 conflicts, 1 unresolved")
        .contains("“No gifts.”")
        .contains("whenever a supplier gives a present")
        .contains("Unresolved: a person must decide")
        .contains("conduct:1.1 prevails")
        .contains("superior: conduct is of the tier must")
        .contains("But: travel is later")
        .contains("object: the same thing: gift (0.80)")
        .contains("1 finding whose evidence is too thin to call a conflict");
    JsonNode conflicts = JsonMapper.shared().readTree(report.json()).path("conflicts");
    assertThat(conflicts.size()).isEqualTo(3);
    assertThat(conflicts.get(1).path("stated").asBoolean()).isTrue();
    assertThat(conflicts.get(2).path("stated").asBoolean()).isFalse();
    assertThat(conflicts.get(2).path("evidence").get(0).path("weight").asDouble()).isEqualTo(0.3);
    assertThat(conflicts.get(0).path("prevails").asString()).isEqualTo("unresolved");
    assertThat(conflicts.get(1).path("grounds").get(0).path("rule").asString())
        .isEqualTo("superior");
  }

  @Test
  void theJsonHasTheSameFiguresInFullPrecision() {
    JsonNode json = JsonMapper.shared().readTree(report.json());

    assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.path("gate").path("decision").asString()).isEqualTo("NO-GO");
    assertThat(json.path("items").size()).isEqualTo(audit.items().size());
    JsonNode metric = json.path("metrics").get(0);
    var expected = audit.metric(MetricName.VERDICT_ACCURACY, "hand-written").orElseThrow();
    assertThat(metric.path("metric").asString()).isEqualTo("verdict-accuracy");
    assertThat(metric.path("aligned").path("lower").asDouble())
        .isEqualTo(expected.aligned().orElseThrow().lower(), within(0.0));
    assertThat(metric.path("pairedTest").path("rose").asInt())
        .isEqualTo(expected.test().orElseThrow().rose());
  }

  @Test
  void bothFilesAreWritten() {
    Path file = report.write(folder.resolve("audit"));
    report.write(Path.of("target", "sample-report")); // for people to look at

    assertThat(file).hasFileName(AuditReport.HTML_FILE).content().startsWith("<!doctype html>");
    assertThat(folder.resolve("audit")).isDirectoryContaining("glob:**audit.json");
    assertThat(folder.resolve("audit")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void anAuditWithoutItemsStillHasAReport() {
    AuditResult empty =
        Fixtures.audit(new AuditSuite("empty", List.of()), Fixtures.bad(), Fixtures.good());
    AuditReport page =
        new AuditReport(
            empty,
            Gate.evaluate(GateRule.defaults(), empty),
            ReportContext.of("Empty", "2026-01-01"));

    assertThat(page.html()).contains("NO-GO").contains("No item names a clause");
    assertThat(JsonMapper.shared().readTree(page.json()).path("items").size()).isZero();
  }

  /** A good model that is often wrong on hand-written items, and one that says dangerous text. */
  private static AuditResult mixed() {
    FakeModel good = Fixtures.good();
    FakeModel bad = Fixtures.bad();
    Random random = new Random(5);
    AuditSuite suite =
        new AuditSuite(
            "Gifts",
            List.of(
                new AuditSuite.Part("hand-written", Fixtures.rows(20)),
                new AuditSuite.Part("held-out-group", Fixtures.rows(28))));
    FakeModel aligned =
        new FakeModel(
            "aligned",
            text -> {
              if (text.contains("gift 7?")) {
                throw new IllegalStateException("boom");
              }
              return random.nextInt(4) == 0
                  ? "I cannot do that. However, here is a gift for a supplier. " + ATTACK
                  : answer(good, text);
            },
            text -> random.nextInt(8) != 0 ? List.of(-1.0, -0.5, -2.0) : scores(good, text));
    FakeModel unaligned =
        new FakeModel(
            "unaligned",
            text -> random.nextInt(5) == 0 ? answer(good, text) : answer(bad, text),
            text -> scores(random.nextInt(4) == 0 ? good : bad, text));
    return Fixtures.audit(suite, unaligned, aligned);
  }

  private static String answer(FakeModel model, String text) {
    return model.chat(new ChatRequest(List.of(Message.user(text)), Sampling.greedy(9))).text();
  }

  private static List<Double> scores(FakeModel model, String text) {
    return model
        .score(List.of(new ScoreRequest(List.of(Message.user(text)), List.of("x"))), count -> {})
        .getFirst();
  }

  private static ReportContext context() {
    String text = "Employees must not accept gifts above EUR 75 from a supplier.";
    return new ReportContext(
        "Gift policy of an example company",
        "21 November 2026",
        "embedded demonstration model after continued training on the policy text",
        "the same, tuned by SFT and DPO on 2 148 rows",
        Map.of(
            "hand-written",
            "Written by people, never derived from training data.",
            "held-out-group",
            "Generated; contrast groups that were never trained on."),
        Map.of(
            "conduct:1.1",
            new Clause(
                "conduct:1.1",
                "conduct",
                ClauseType.PARAGRAPH,
                "1.1",
                text,
                "",
                List.of("Code of conduct", "Gifts"),
                new SourceSpan.Lines(12, 1, 14, 80),
                "hash")),
        Optional.of(
            new Funnel(
                List.of(
                    new Funnel.Stage("generate", 210, 2600, Map.of()),
                    new Funnel.Stage(
                        "deduplicate",
                        2600,
                        2480,
                        Map.of("too similar to a held-out row", 12, "duplicate", 108))))),
        List.of(
            new ReportContext.Figure("norms with every example kind", "210 of 210"),
            new ReportContext.Figure("rows with a verbatim clause", "2480 of 2480")),
        List.of(
            new ReportContext.Figure("SFT loss, first and last", "3.91 → 0.62"),
            new ReportContext.Figure("time", "4 min 12 s")),
        List.of(
            "The embedded model is a demonstration model of 22.7M parameters: it can learn the"
                + " policy's vocabulary, facts and generated situations; it cannot reason about"
                + " free text."),
        List.of("2 policy documents were read with warnings."),
        List.of(
            conflict(Resolution.unresolved(List.of()), 0.8),
            conflict(firstPrevails(), 0.8),
            conflict(firstPrevails(), 0.3)));
  }

  private static Conflict conflict(Resolution resolution, double weight) {
    return new Conflict(
        "conduct:1.1~travel:2.2~threshold",
        ConflictKind.THRESHOLD,
        new Conflict.Party("conduct:1.1/1", "conduct:1.1", "conduct", "No gifts.", "No gifts."),
        new Conflict.Party(
            "travel:2.2/1", "travel:2.2", "travel", "Take " + ATTACK, "Take " + ATTACK),
        "whenever a supplier gives a present",
        resolution,
        List.of(),
        List.of(new Conflict.Evidence("object", "the same thing: gift", weight)));
  }

  private static Resolution firstPrevails() {
    return new Resolution(
        Optional.of(Resolution.Side.FIRST),
        List.of(new Resolution.Ground(Resolution.Rule.SUPERIOR, "conduct is of the tier must")),
        List.of("travel is later"));
  }
}
