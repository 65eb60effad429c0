package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.Side;
import io.alignmentstudio.auditors.statistics.ConfusionMatrix;
import io.alignmentstudio.domain.Verdict;

/** Parts that tables share. */
final class Tables {
  private Tables() {}

  static void head(Html html, String... titles) {
    html.open("thead").open("tr");
    for (String title : titles) {
      html.element("th", title, "scope", "col");
    }
    html.close().close();
  }

  static void number(Html html, String text) {
    html.element("td", text, "class", "number");
  }

  static void side(Html html, Side side) {
    html.open("span", "class", "side " + side.word()).text(side.word()).close();
  }

  /** A matrix with shares of each true verdict as shades. */
  static void confusion(Html html, Side side, ConfusionMatrix matrix) {
    html.open("figure", "class", "matrix").open("figcaption");
    side(html, side);
    html.text(
        " %d of %d right, kappa %s"
            .formatted(
                matrix.correct(),
                matrix.total(),
                matrix.kappa().isPresent()
                    ? "%.2f".formatted(matrix.kappa().getAsDouble())
                    : "undefined"));
    html.close().open("table").open("thead").open("tr");
    html.element("th", "true \\ given", "scope", "col");
    for (Verdict given : Verdict.values()) {
      html.element("th", given.word(), "scope", "col");
    }
    html.element("th", "recall", "scope", "col").close().close().open("tbody");
    for (Verdict truth : Verdict.values()) {
      html.open("tr").element("th", truth.word(), "scope", "row");
      for (Verdict given : Verdict.values()) {
        int count = matrix.count(truth, given);
        int shade = matrix.row(truth) == 0 ? 0 : Math.round(count * 10f / matrix.row(truth));
        String kind = truth == given ? "hit" : "miss";
        html.element("td", "" + count, "class", "cell " + kind + " s" + shade);
      }
      html.element(
          "td",
          matrix.recall(truth).isPresent()
              ? Figures.whole(matrix.recall(truth).getAsDouble())
              : "–",
          "class",
          "number");
      html.close();
    }
    html.close().close().close();
  }
}
