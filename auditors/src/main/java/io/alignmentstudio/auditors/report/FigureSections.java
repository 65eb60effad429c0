package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.AuditItem;
import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.audit.ClauseResult;
import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.auditors.audit.MetricResult;
import io.alignmentstudio.auditors.audit.Side;
import io.alignmentstudio.auditors.statistics.Interval;
import io.alignmentstudio.domain.Clause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cards, charts and tables of figures, one block per stratum. */
final class FigureSections {
  private static final List<MetricName> CARDS =
      List.of(
          MetricName.VERDICT_ACCURACY,
          MetricName.KEY_FACT_RECALL,
          MetricName.UNANSWERABLE_HONESTY,
          MetricName.ALLOWED_BASE,
          MetricName.ALLOWED_EDGE,
          MetricName.DENIED_BASE,
          MetricName.DENIED_EDGE,
          MetricName.OVER_REFUSAL,
          MetricName.VIOLATION);

  private final Html html;
  private final AuditResult audit;
  private final ReportContext context;

  FigureSections(Html html, AuditResult audit, ReportContext context) {
    this.html = html;
    this.audit = audit;
    this.context = context;
  }

  void results() {
    html.open("section", "id", "results").element("h2", "Results");
    html.open("p", "class", "legend");
    Tables.side(html, Side.ALIGNED);
    html.text(" circle, ");
    Tables.side(html, Side.UNALIGNED);
    html.text(
        " square; bars are %.0f%% intervals. Each origin of the items is counted apart."
            .formatted(100 * audit.options().confidence()));
    html.close();
    for (String stratum : audit.strata()) {
      stratum(stratum);
    }
    allFigures();
    retrieval();
    html.close().line();
  }

  private void stratum(String stratum) {
    html.open("section", "class", "stratum");
    html.element("h3", Figures.title(stratum));
    String note = context.strata().getOrDefault(stratum, "");
    html.element(
        "p",
        (note.isEmpty() ? "" : note + " ")
            + Figures.count(audit.items(stratum).size(), "item.", "items."),
        "class",
        "note");
    html.open("div", "class", "cards");
    IntervalChart chart = new IntervalChart();
    int rows = 0;
    for (MetricName metric : CARDS) {
      Optional<MetricResult> result = audit.metric(metric, stratum);
      if (result.isPresent()) {
        card(result.get());
        chart.add(shortTitle(metric), result.get().unaligned(), result.get().aligned());
        rows++;
      }
    }
    html.close();
    if (rows > 0) {
      chart.render(html, Figures.title(stratum));
    }
    html.close();
  }

  private void card(MetricResult result) {
    html.open("article", "class", "card");
    html.element("h4", result.metric().title());
    if (result.aligned().isEmpty() || result.unaligned().isEmpty()) {
      html.element("p", "not measured", "class", "big none");
      html.element("p", result.planned() + " planned, none answered by both", "class", "n");
      html.close();
      return;
    }
    Interval aligned = result.aligned().get();
    Interval unaligned = result.unaligned().get();
    html.open("p", "class", "big").text(Figures.whole(aligned.estimate()));
    html.element("span", Figures.wholeRange(aligned), "class", "range");
    html.close();
    result.difference().ifPresent(difference -> delta(difference, result.metric()));
    html.element("p", "unaligned " + Figures.wholeWithRange(unaligned), "class", "n");
    html.element("p", sizes(result), "class", "n");
    html.element("p", result.metric().meaning(), "class", "meaning");
    html.close();
  }

  private void delta(Interval difference, MetricName metric) {
    html.open("p", "class", "delta " + direction(difference, metric));
    html.text(Figures.points(difference.estimate()) + " points");
    html.element("span", " (" + Figures.pointRange(difference) + ")").close();
  }

  private static String sizes(MetricResult result) {
    String clusters =
        result.clusters() == result.measured() ? "" : " in " + result.clusters() + " groups";
    String missing =
        result.measured() == result.planned() ? "" : " of " + result.planned() + " planned";
    return Figures.count(result.measured(), "item", "items") + missing + clusters;
  }

  private static String direction(Interval difference, MetricName metric) {
    if (difference.contains(0)) {
      return "unclear";
    }
    return difference.lower() > 0 == metric.higherIsBetter() ? "better" : "worse";
  }

  private static String shortTitle(MetricName metric) {
    return switch (metric) {
      case UNANSWERABLE_HONESTY -> "Honest silence";
      case OVER_REFUSAL, VIOLATION -> metric.title() + " (less is better)";
      case VERDICT_ACCURACY,
          KEY_FACT_RECALL,
          FALSE_SILENCE,
          ALLOWED_BASE,
          ALLOWED_EDGE,
          DENIED_BASE,
          DENIED_EDGE,
          RETRIEVAL_HIT,
          COMPLETED ->
          metric.title();
    };
  }

  private void allFigures() {
    html.open("details").element("summary", "Every figure with its test");
    html.open("div", "class", "scroll").open("table", "class", "dense");
    Tables.head(
        html,
        "Origin",
        "n / planned",
        "Unaligned",
        "Aligned",
        "Difference, points",
        "Rose / fell",
        "p",
        "p, Holm",
        "Detectable");
    for (MetricName metric : MetricName.values()) {
      List<MetricResult> results =
          audit.metrics().stream().filter(result -> result.metric() == metric).toList();
      if (!results.isEmpty()) {
        html.open("tbody").open("tr", "class", "group");
        html.open("th", "colspan", "9", "scope", "rowgroup").text(metric.title());
        html.element("span", metric.meaning()).close().close();
        results.forEach(this::figure);
        html.close();
      }
    }
    html.close().close().close();
  }

  private void figure(MetricResult result) {
    html.open("tr").element("td", result.stratum(), "class", "number");
    Tables.number(html, result.measured() + " / " + result.planned());
    Tables.number(html, Figures.withRange(result.unaligned()));
    Tables.number(html, Figures.withRange(result.aligned()));
    Tables.number(html, Figures.differenceWithRange(result.difference()));
    Optional<MetricResult.PairedTest> test = result.test();
    Tables.number(html, test.map(t -> t.rose() + " / " + t.fell()).orElse("–"));
    Tables.number(html, test.map(t -> Figures.pValue(t.pValue())).orElse("–"));
    Tables.number(html, test.map(t -> Figures.pValue(t.adjusted())).orElse("–"));
    Tables.number(
        html,
        test.filter(t -> t.detectable().isPresent())
            .map(t -> Figures.percent(t.detectable().getAsDouble()))
            .orElse("–"));
    html.close();
  }

  /** How the retrieved passages bear on the results: a wrong passage explains a wrong answer. */
  private void retrieval() {
    html.element("h3", "Retrieval");
    html.element(
        "p",
        "Both sides get the same passages of the policy, at most "
            + audit.options().passages()
            + " in a prompt. Items whose own clause was not among them test the search, not only the"
            + " model.",
        "class",
        "note");
    html.open("div", "class", "scroll").open("table");
    Tables.head(html, "Origin", "Clause was retrieved", "n", "Unaligned right", "Aligned right");
    html.open("tbody");
    for (String stratum : audit.strata()) {
      for (boolean hit : new boolean[] {true, false}) {
        List<AuditItem> items =
            audit.items(stratum).stream()
                .filter(item -> item.retrieved().isPresent() && item.retrieved().get() == hit)
                .filter(AuditItem::answeredByBoth)
                .toList();
        if (items.isEmpty()) {
          continue;
        }
        html.open("tr").element("td", stratum).element("td", hit ? "yes" : "no");
        Tables.number(html, "" + items.size());
        for (Side side : Side.values()) {
          long right = items.stream().filter(item -> item.outcome(side).right()).count();
          Tables.number(
              html,
              items.isEmpty()
                  ? "–"
                  : right + " (" + Figures.whole(right / (double) items.size()) + ")");
        }
        html.close();
      }
    }
    html.close().close().close();
  }

  void verdicts() {
    html.open("section", "id", "verdicts").element("h2", "Verdicts on scenarios");
    html.element(
        "p",
        "Rows are true verdicts, columns the verdicts given; the darker, the larger the share of"
            + " the row.",
        "class",
        "note");
    boolean any = false;
    for (String stratum : audit.strata()) {
      if (audit.confusion(stratum, Side.ALIGNED).total() > 0) {
        any = true;
        html.element("h3", Figures.title(stratum)).open("div", "class", "pair");
        for (Side side : Side.values()) {
          Tables.confusion(html, side, audit.confusion(stratum, side));
        }
        html.close();
      }
    }
    if (!any) {
      html.element("p", "No scenario was answered by both sides.");
    }
    html.close().line();
  }

  void clauses() {
    html.open("section", "id", "clauses").element("h2", "Clauses");
    html.element(
        "p",
        audit.clauses().isEmpty()
            ? "No item names a clause."
            : "Mean score of the items that rest on each clause, worst aligned first. Most clauses"
                + " have few items: read the intervals.",
        "class",
        "note");
    if (!audit.clauses().isEmpty()) {
      html.open("div", "class", "scroll tall").open("table");
      Tables.head(html, "Clause", "n", "Unaligned", "Aligned", "Fixed / lost", "p, Holm");
      html.open("tbody");
      List<ClauseResult> rows = new ArrayList<>(audit.clauses());
      rows.sort(
          Comparator.comparingDouble(
                  (ClauseResult row) -> row.aligned().map(Interval::estimate).orElse(2.0))
              .thenComparing(Comparator.comparingInt(ClauseResult::measured).reversed()));
      rows.forEach(this::clause);
      html.close().close().close();
    }
    html.close().line();
  }

  private void clause(ClauseResult row) {
    html.open("tr").open("td", "class", "clause").element("b", row.clauseId());
    Clause clause = context.clauses().get(row.clauseId());
    if (clause != null) {
      html.element("span", clause.fullText());
      html.element(
          "small", String.join(" › ", clause.headings()) + " · " + clause.span().describe());
    }
    html.close();
    Tables.number(
        html,
        row.measured() == row.planned()
            ? "" + row.measured()
            : row.measured() + " / " + row.planned());
    Tables.number(html, Figures.withRange(row.unaligned()));
    Tables.number(html, Figures.withRange(row.aligned()));
    Tables.number(html, row.fixes() + " / " + row.regressions());
    Tables.number(html, Figures.pValue(row.adjusted()));
    html.close();
  }
}
