package io.alignmentstudio.auditors.report;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Resolution;
import io.alignmentstudio.domain.Resolution.Side;
import java.util.List;
import java.util.Optional;

/**
 * The norms of the policy that contradict each other: both quotes, when it bites, what prevails.
 */
final class ConflictSection {
  /** A report is read in a sitting; the rest is counted and named. */
  private static final int MOST_SHOWN = 100;

  private final Html html;
  private final List<Conflict> stated;
  private final List<Conflict> toLookAt;

  ConflictSection(Html html, List<Conflict> conflicts) {
    this.html = html;
    this.stated = conflicts.stream().filter(Conflict::stated).toList();
    this.toLookAt = conflicts.stream().filter(each -> !each.stated()).toList();
  }

  void conflicts() {
    html.open("section", "id", "conflicts").element("h2", "Conflicts in the policy");
    if (stated.isEmpty()) {
      html.element("p", "The search found no norms that cannot both be followed.");
    } else {
      long unresolved =
          stated.stream().filter(each -> each.resolution().winner().isEmpty()).count();
      html.element(
          "p",
          "%s, %,d unresolved. A search found them by grammar: not every one is a real conflict, and a person decides. They count for no rule of the gate."
              .formatted(Figures.count(stated.size(), "conflict", "conflicts"), unresolved),
          "class",
          "note");
      table(stated);
    }
    if (!toLookAt.isEmpty()) {
      html.element("h3", "To look at");
      html.element(
          "p",
          "%s whose evidence is too thin to call a conflict; most are none."
              .formatted(Figures.count(toLookAt.size(), "finding", "findings")),
          "class",
          "note");
      table(toLookAt);
    }
    html.close().line();
  }

  private void table(List<Conflict> conflicts) {
    html.open("div", "class", "scroll").open("table");
    Tables.head(html, "Kind", "First", "Second", "When it bites", "Evidence", "Resolution");
    html.open("tbody");
    conflicts.stream().limit(MOST_SHOWN).forEach(this::row);
    html.close().close().close();
    if (conflicts.size() > MOST_SHOWN) {
      html.element(
          "p",
          "%s more: studio conflicts lists all.".formatted(conflicts.size() - MOST_SHOWN),
          "class",
          "note");
    }
  }

  private void row(Conflict conflict) {
    html.open("tr").element("td", conflict.kind().word());
    side(conflict.first());
    side(conflict.second());
    html.element("td", conflict.context());
    html.open("td").element("b", "%.2f".formatted(conflict.confidence()));
    conflict
        .evidence()
        .forEach(
            each ->
                html.element(
                    "p", "%s: %s (%.2f)".formatted(each.respect(), each.finding(), each.weight())));
    html.close();
    html.open("td");
    Resolution resolution = conflict.resolution();
    Optional<Side> winner = resolution.winner();
    html.element(
        "b",
        winner
            .map(side -> side == Side.FIRST ? conflict.first() : conflict.second())
            .map(party -> party.clauseId() + " prevails")
            .orElse("Unresolved: a person must decide"));
    resolution
        .grounds()
        .forEach(
            ground ->
                html.element("p", "%s: %s".formatted(ground.rule().word(), ground.explanation())));
    resolution.caveats().forEach(caveat -> html.element("p", "But: " + caveat));
    html.close().close();
  }

  private void side(Conflict.Party party) {
    html.open("td").element("code", party.clauseId());
    html.element("p", "“" + party.quote() + "”").close();
  }
}
