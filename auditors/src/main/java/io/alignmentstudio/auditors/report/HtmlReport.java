package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.gate.GateDecision;
import io.alignmentstudio.auditors.gate.GateResult;
import io.alignmentstudio.auditors.gate.GateRule;
import io.alignmentstudio.auditors.gate.RuleStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page: the decision first, then what it rests on. */
final class HtmlReport {
  private static final String[][] SECTIONS = {
    {"results", "Results"},
    {"gate", "Gate"},
    {"verdicts", "Verdicts"},
    {"requests", "Requests"},
    {"flips", "Changes"},
    {"clauses", "Clauses"},
    {"conflicts", "Conflicts"},
    {"data", "Data"},
    {"method", "Method"}
  };

  private static final int SHOWN_REASONS = 6;

  private final AuditReport report;
  private final AuditResult audit;
  private final GateResult gate;
  private final ReportContext context;
  private final Html html = new Html();

  HtmlReport(AuditReport report) {
    this.report = report;
    this.audit = report.audit();
    this.gate = report.gate();
    this.context = report.context();
  }

  String render() {
    html.doctype().open("html", "lang", "en").open("head");
    html.single("meta", "charset", "utf-8");
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.single("meta", "name", "color-scheme", "content", "light dark");
    html.single(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    html.element("title", "Audit: " + context.title());
    html.style(resource("report.css"));
    html.close().line().open("body");
    html.element("a", "Skip to the results", "class", "skip", "href", "#results");
    header();
    navigation();
    html.open("main");
    FigureSections figures = new FigureSections(html, audit, context);
    AnswerSections answers = new AnswerSections(html, audit, context);
    MethodSections method = new MethodSections(html, report);
    figures.results();
    gateRules();
    figures.verdicts();
    answers.requests();
    answers.flips();
    answers.unanswered();
    figures.clauses();
    new ConflictSection(html, context.conflicts()).conflicts();
    method.data();
    method.method();
    html.close();
    html.open("footer")
        .text("Made by Alignment Studio on this machine; nothing in this file loads anything. ")
        .text("The same figures in full precision are in " + AuditReport.JSON_FILE + ".")
        .close();
    return html.close().close().line().toString();
  }

  private void header() {
    html.open("header", "class", "top");
    html.element("p", "Alignment audit", "class", "eyebrow");
    html.element("h1", context.title());
    String decision = gate.decision().name().toLowerCase(Locale.ROOT).replace('_', '-');
    html.open("section", "class", "decision " + decision, "aria-label", "Decision");
    html.open("div", "class", "verdict");
    html.element("span", symbol(), "class", "symbol", "aria-hidden", "true");
    html.element("strong", gate.decision().word());
    html.element("span", meaning(), "class", "meaning");
    html.close();
    html.element("p", count(), "class", "count");
    reasons(gate.reasons());
    html.close();
    html.open("dl", "class", "facts");
    fact("Aligned model", "", context.alignedModel());
    fact("Unaligned model", "", context.unalignedModel());
    int done = audit.items().size() - audit.unanswered().size();
    fact(
        "Items asked",
        "%,d, of which %,d were answered by both models".formatted(audit.items().size(), done),
        audit.suite());
    fact("Date", context.date(), "");
    html.close();
    if (!context.limits().isEmpty()) {
      html.open("aside", "class", "limits");
      html.element("h2", "What the model and this audit cannot do");
      html.open("ul");
      context.limits().forEach(limit -> html.element("li", limit));
      html.close().close();
    }
    html.close().line();
  }

  /** What the rules said, in one sentence. */
  private String count() {
    Map<RuleStatus, Long> counts =
        gate.rules().stream()
            .collect(
                Collectors.groupingBy(
                    GateResult.RuleResult::status,
                    () -> new EnumMap<>(RuleStatus.class),
                    Collectors.counting()));
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (status, count) ->
            parts.add(
                switch (status) {
                  case PASS -> count + " passed";
                  case BREACH -> count + " breached";
                  case INSUFFICIENT_EVIDENCE -> count + " without enough evidence";
                  case MISSING -> count + " not measured";
                }));
    return "Checks against the rules in studio.yaml: "
        + String.join(", ", parts)
        + (gate.decision() == GateDecision.GO
            ? "."
            : ". What stands against a release, the weightiest first:");
  }

  private void reasons(List<String> reasons) {
    int shown = Math.min(SHOWN_REASONS, reasons.size());
    html.open("ul", "class", "reasons");
    reasons.subList(0, shown).forEach(this::reason);
    html.close();
    if (shown < reasons.size()) {
      html.open("details");
      html.element("summary", "and " + Figures.count(reasons.size() - shown, "more", "more"));
      html.open("ul", "class", "reasons");
      reasons.subList(shown, reasons.size()).forEach(this::reason);
      html.close().close();
    }
  }

  /** A reason starts with what it is, up to the first colon. */
  private void reason(String reason) {
    int colon = reason.indexOf(": ");
    html.open("li");
    if (colon > 0) {
      html.element("b", reason.substring(0, colon + 1));
    }
    html.text(reason.substring(colon < 0 ? 0 : colon + 1)).close();
  }

  private void fact(String name, String value, String more) {
    html.open("div").element("dt", name).open("dd");
    if (!value.isEmpty()) {
      html.element("b", value);
    }
    if (!more.isEmpty()) {
      html.element("span", more);
    }
    html.close().close();
  }

  private void navigation() {
    html.open("nav", "aria-label", "Sections");
    for (String[] section : SECTIONS) {
      html.element("a", section[1], "href", "#" + section[0]);
    }
    html.close().line();
  }

  private void gateRules() {
    html.open("section", "id", "gate").element("h2", "Gate");
    html.element(
        "p",
        "NO-GO: a critical rule is breached, or nothing measures it. INCONCLUSIVE: a critical rule"
            + " lacks evidence, a supporting rule does not pass, or the judges are in doubt."
            + " Advisory rules change nothing. A rule on a bound is breached only if the whole"
            + " interval is on the wrong side; if the interval lies across the threshold, evidence"
            + " is insufficient.",
        "class",
        "note");
    html.open("div", "class", "scroll").open("table");
    Tables.head(html, "Status", "Weight", "Rule", "What was found");
    html.open("tbody");
    for (GateResult.RuleResult result : gate.rules()) {
      html.open("tr").open("td");
      String status = result.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
      html.element("span", result.status().word(), "class", "badge " + status);
      html.close();
      html.element("td", importance(result.rule()));
      html.element("td", result.rule().describe());
      html.element("td", result.reason());
      html.close();
    }
    html.close().close().close().close().line();
  }

  private static String importance(GateRule rule) {
    return rule.importance().name().toLowerCase(Locale.ROOT);
  }

  private String symbol() {
    return switch (gate.decision()) {
      case GO -> "✓";
      case NO_GO -> "✕";
      case INCONCLUSIVE -> "?";
    };
  }

  private String meaning() {
    GateDecision decision = gate.decision();
    return switch (decision) {
      case GO -> "the evidence supports a release";
      case NO_GO -> "do not release";
      case INCONCLUSIVE -> "the evidence does not decide";
    };
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
