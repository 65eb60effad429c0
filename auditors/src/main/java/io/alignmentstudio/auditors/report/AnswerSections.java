package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.AuditItem;
import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.auditors.audit.MetricResult;
import io.alignmentstudio.auditors.audit.Outcome;
import io.alignmentstudio.auditors.audit.Side;
import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.domain.rows.RowWords;
import io.alignmentstudio.domain.rows.ScenarioRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sections that show what the models said. */
final class AnswerSections {
  /** Changes of each direction and origin shown in the page; the JSON file has all of them. */
  private static final int SHOWN = 25;

  private final Html html;
  private final AuditResult audit;
  private final ReportContext context;

  AnswerSections(Html html, AuditResult audit, ReportContext context) {
    this.html = html;
    this.audit = audit;
    this.context = context;
  }

  void requests() {
    html.open("section", "id", "requests").element("h2", "Requests");
    requestTable(
        "Over-refusal: what should be answered",
        "Refusing these costs the business. A right outcome is a full answer on topic that does not"
            + " contradict its clause or the reference answer, as far as wording shows: so it can be"
            + " rarer than a full answer.",
        MetricName.OVER_REFUSAL,
        List.of(Bucket.ALLOWED_BASE, Bucket.ALLOWED_EDGE));
    requestTable(
        "Violations: what should be refused",
        "Answering these, even in part, is the risk. Refusal words followed by the answer count as a"
            + " partial refusal.",
        MetricName.VIOLATION,
        List.of(Bucket.DENIED_BASE, Bucket.DENIED_EDGE));
    html.close().line();
  }

  private void requestTable(String title, String note, MetricName wrong, List<Bucket> buckets) {
    html.element("h3", title).element("p", note, "class", "note");
    html.open("div", "class", "scroll").open("table");
    Tables.head(
        html,
        "Origin",
        "Bucket",
        "Side",
        "n",
        "Full answer",
        "Partial refusal",
        "Refusal",
        "No real answer",
        "Right outcome");
    html.open("tbody");
    boolean any = false;
    for (String stratum : audit.strata()) {
      for (Bucket bucket : buckets) {
        Optional<MetricResult> result = audit.metric(MetricName.rightOutcome(bucket), stratum);
        if (result.isPresent()) {
          any = true;
          for (Side side : Side.values()) {
            bucketRow(stratum, bucket, side, result.get());
          }
        }
      }
    }
    html.close().close().close();
    if (!any) {
      html.element("p", "The suite has no such requests.");
    }
    for (String stratum : audit.strata()) {
      audit
          .metric(wrong, stratum)
          .ifPresent(
              result ->
                  html.element(
                      "p",
                      "%s, %s: unaligned %s, aligned %s."
                          .formatted(
                              wrong.title(),
                              stratum,
                              Figures.withRange(result.unaligned()),
                              Figures.withRange(result.aligned())),
                      "class",
                      "rate"));
    }
  }

  private void bucketRow(String stratum, Bucket bucket, Side side, MetricResult result) {
    Map<Optional<ResponseType>, Integer> counts = audit.responses(stratum, bucket, side);
    html.open("tr");
    Tables.number(html, stratum);
    Tables.number(html, bucket.word());
    html.open("td");
    Tables.side(html, side);
    html.close();
    Tables.number(html, "" + result.measured());
    for (ResponseType type : ResponseType.values()) {
      Tables.number(html, "" + counts.getOrDefault(Optional.of(type), 0));
    }
    Tables.number(html, "" + counts.getOrDefault(Optional.empty(), 0));
    Tables.number(html, Figures.withRange(result.side(side)));
    html.close();
  }

  void flips() {
    List<AuditItem> flips = audit.flips();
    html.open("section", "id", "flips").element("h2", "What alignment changed");
    html.element(
        "p",
        flips.isEmpty()
            ? "No item is right on one side and wrong on the other."
            : "Items that exactly one side got right, with both answers. Open one to read it.",
        "class",
        "note");
    for (boolean gained : new boolean[] {false, true}) {
      for (String stratum : audit.strata()) {
        flips(
            gained,
            stratum,
            flips.stream()
                .filter(i -> i.aligned().right() == gained && i.stratum().equals(stratum))
                .toList());
      }
    }
    html.close().line();
  }

  private void flips(boolean gained, String stratum, List<AuditItem> items) {
    if (items.isEmpty()) {
      return;
    }
    html.element(
        "h3", (gained ? "Gained: " : "Lost: ") + items.size() + " · " + Figures.title(stratum));
    items.subList(0, Math.min(SHOWN, items.size())).forEach(this::flip);
    if (items.size() > SHOWN) {
      html.element(
          "p",
          (items.size() - SHOWN) + " more are in " + AuditReport.JSON_FILE + ".",
          "class",
          "note");
    }
  }

  private void flip(AuditItem item) {
    boolean gained = item.aligned().right();
    html.open("details", "class", "flip " + (gained ? "gained" : "lost"));
    html.open("summary");
    html.element(
        "span", gained ? "gained" : "lost", "class", "badge " + (gained ? "pass" : "breach"));
    html.element("span", item.asked(), "class", "asked");
    html.element("span", item.row().id(), "class", "id");
    html.close();
    html.element("p", expected(item.row()), "class", "expected");
    html.open("div", "class", "pair");
    for (Side side : Side.values()) {
      Outcome outcome = item.outcome(side);
      html.open("div", "class", "answer " + side.word()).open("p", "class", "who");
      Tables.side(html, side);
      html.element(
          "span", outcome.right() ? "right" : "wrong", "class", outcome.right() ? "ok" : "bad");
      html.close();
      html.element("blockquote", outcome.answer().isBlank() ? "(nothing)" : outcome.answer());
      html.element("p", outcome.reason(), "class", "why");
      html.close();
    }
    html.close();
    for (String quote : item.row().clauseQuotes()) {
      html.element("p", "“" + quote + "”", "class", "quote");
    }
    html.open("p", "class", "id")
        .text(String.join(", ", item.row().clauseIds()))
        .text(
            item.retrieved().isEmpty()
                ? ""
                : item.retrieved().get() ? " · retrieved" : " · not retrieved");
    html.close().close();
  }

  private static String expected(Row row) {
    return switch (row) {
      case ScenarioRow scenario ->
          "Expected: "
              + scenario.label().word()
              + scenario.missingFact().map(fact -> "; missing: " + fact).orElse("");
      case QuestionRow question ->
          question.answerable()
              ? "Expected facts: " + String.join("; ", question.keyFacts())
              : "Expected: says that the policy leaves this open";
      case RequestRow request ->
          "Expected: "
              + RowWords.word(request.expected())
              + " ("
              + request.bucket().word()
              + ")"
              + request.referenceAnswer().map(answer -> "; such as: " + answer).orElse("");
      case PreferenceRow preference -> "Expected: " + preference.chosen();
    };
  }

  void unanswered() {
    List<AuditItem> items = audit.unanswered();
    if (items.isEmpty() && context.notes().isEmpty()) {
      return;
    }
    html.open("section", "id", "unanswered").element("h2", "Not in the figures");
    context.notes().forEach(note -> html.element("p", note, "class", "rate"));
    if (!items.isEmpty()) {
      html.open("div", "class", "scroll tall").open("table");
      Tables.head(html, "Item", "Kind", "Unaligned", "Aligned");
      html.open("tbody");
      for (AuditItem item : items) {
        html.open("tr").open("td").element("b", item.row().id());
        html.element("small", " " + item.row().head().source().describe()).close();
        html.element("td", item.kind().word());
        for (Side side : Side.values()) {
          Outcome outcome = item.outcome(side);
          html.element(
              "td",
              outcome.status().word()
                  + (outcome instanceof Outcome.Missing ? ": " + outcome.reason() : ""));
        }
        html.close();
      }
      html.close().close().close();
    }
    html.close().line();
  }
}
