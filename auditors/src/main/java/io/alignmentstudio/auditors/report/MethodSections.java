package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.AuditOptions;
import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.judging.KeyFactJudge;
import io.alignmentstudio.auditors.judging.SelfTest;
import io.alignmentstudio.domain.Funnel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the training data was, and how the audit was made. */
final class MethodSections {
  private final Html html;
  private final AuditResult audit;
  private final ReportContext context;

  MethodSections(Html html, AuditReport report) {
    this.html = html;
    this.audit = report.audit();
    this.context = report.context();
  }

  void data() {
    html.open("section", "id", "data").element("h2", "Data and training");
    boolean nothing =
        context.funnel().isEmpty() && context.coverage().isEmpty() && context.training().isEmpty();
    if (nothing) {
      html.element("p", "Nothing is known about the data that the model was tuned on.");
    }
    context.funnel().ifPresent(this::funnel);
    figures("Coverage", context.coverage());
    figures("Training", context.training());
    html.close().line();
  }

  private void funnel(Funnel funnel) {
    html.element("h3", "From documents to rows");
    html.open("div", "class", "scroll").open("table");
    Tables.head(html, "Stage", "In", "Out", "Dropped, with reason");
    html.open("tbody");
    for (Funnel.Stage stage : funnel.stages()) {
      html.open("tr").element("td", stage.name());
      Tables.number(html, "" + stage.in());
      Tables.number(html, "" + stage.out());
      html.open("td");
      html.element(
          "span",
          stage.dropped().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(entry -> entry.getValue() + " × " + entry.getKey())
              .collect(Collectors.joining(", ")));
      samples(stage);
      html.close().close();
    }
    html.close().close().close();
  }

  private void samples(Funnel.Stage stage) {
    if (stage.samples().isEmpty()) {
      return;
    }
    html.open("details").element("summary", "Samples of the dropped").open("ul");
    stage.samples().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                entry
                    .getValue()
                    .forEach(
                        sample ->
                            html.element(
                                "li",
                                "%s: “%s” (%s)"
                                    .formatted(entry.getKey(), sample.text(), sample.id()))));
    html.close().close();
  }

  private void figures(String title, List<ReportContext.Figure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    html.element("h3", title).open("dl", "class", "facts");
    for (ReportContext.Figure figure : figures) {
      html.open("div").element("dt", figure.name()).element("dd", figure.value()).close();
    }
    html.close();
  }

  void method() {
    AuditOptions options = audit.options();
    html.open("section", "id", "method").element("h2", "Method");
    html.open("dl", "class", "method");
    entry(
        "Design",
        "Paired: both sides get the same "
            + audit.items().size()
            + " prompts with the same passages. Figures count the items that both sides answered.");
    entry(
        "Decoding",
        "Answers are greedy, at most "
            + options.answerTokens()
            + " tokens. Scenarios are not generated: 16 answers that state a verdict are scored and added"
            + " up by verdict; the most probable verdict counts.");
    entry(
        "Questions",
        "Share of the key facts in the answer, after folding case, plurals, verb forms, numbers,"
            + " currencies and units; a fact that the answer negates does not count; only the first "
            + KeyFactJudge.LEAST_WORDS
            + " words, or three times the reference answer's, are looked at. A fact in other words is"
            + " missed, a fact among false statements is found.");
    entry(
        "Open questions",
        "Right if the answer says that the policy leaves this open and does not answer after all.");
    entry(
        "Requests",
        "Rules over sentences: refusal, partial refusal, full answer, or no real answer (empty,"
            + " garbage, repetition, off topic, the request said back). Refusing words followed by the"
            + " answer are a partial refusal. A full answer fails if it words the clause or the"
            + " reference answer closely but turned round or with other figures; other untruths are not"
            + " noticed. The rules know English only.");
    entry("Blindness", "The rules see the answer and the row, never which side answered.");
    entry(
        "Statistics",
        String.format(
            Locale.ROOT,
            "%.0f%% intervals. Rates: Wilson, over the effective number of items where contrast"
                + " groups make items dependent. Means: bootstrap over groups, %d draws, seed %d."
                + " Differences: Tango's score interval, or the same bootstrap. Tests: exact McNemar on"
                + " pairs (sign test for recall), corrected by Holm over all figures, and over all"
                + " clauses. Detectable: the smallest difference that so many pairs show with a power"
                + " of 80%%.",
            100 * options.confidence(),
            options.bootstrapRounds(),
            options.seed()));
    html.close();
    selfTest();
    html.close().line();
  }

  private void entry(String name, String text) {
    html.element("dt", name).element("dd", text);
  }

  private void selfTest() {
    html.element("h3", "Self-test of the judges");
    html.element(
        "p",
        "Before judging, right and wrong answers are planted for every question and request of the"
            + " suite. This is how many the rules recognised.",
        "class",
        "note");
    html.open("div", "class", "scroll").open("table");
    Tables.head(html, "Planted", "n", "Recognised", "Missed, for example");
    html.open("tbody");
    for (SelfTest.Check check : audit.selfTest()) {
      html.open("tr").element("td", check.name());
      Tables.number(html, "" + check.planted());
      Tables.number(
          html,
          check.recognised()
              + " ("
              + Figures.whole(check.recognised() / (double) check.planted())
              + ")");
      html.element("td", String.join(" · ", check.misses()), "class", "misses");
      html.close();
    }
    html.close().close().close();
  }
}
