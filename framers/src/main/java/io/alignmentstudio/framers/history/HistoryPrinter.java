package io.alignmentstudio.framers.history;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.review.RowTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a row's history to a person. */
public final class HistoryPrinter {
  private HistoryPrinter() {}

  public static String print(RowHistory history) {
    Example row = history.row();
    List<String> lines = new ArrayList<>();
    lines.add("== " + row.id());
    lines.add("outcome:   " + history.outcome());
    history.replacedBy().ifPresent(id -> lines.add("           because of " + id));
    lines.add(
        "kind:      %s of regulation %s, group %s"
            .formatted(RowTexts.kind(row), row.regulation(), row.group()));
    RowTexts.of(row)
        .forEach(
            (name, text) -> {
              if (!text.isEmpty()) {
                lines.add("  " + name + ": " + text.replace("\n", "\n    "));
              }
            });
    lines.add("generator: " + row.provenance().generator() + ", " + row.provenance().source());
    lines.add(
        "           framing seed "
            + history.seed()
            + history.run().map(run -> ", written by run " + run).orElse(""));
    history.norm().ifPresent(norm -> norm(norm, lines));
    history.normReview().ifPresent(story -> lines.add("           norm review: " + story));
    history.sources().forEach(source -> source(source, lines));
    if (!history.opinions().isEmpty()) {
      lines.add("stages:");
      history.opinions().forEach(each -> lines.add("  " + each.stage() + ": " + each.said()));
    }
    if (!history.inPlaceOf().isEmpty()) {
      lines.add("dropped because of this row: " + String.join(", ", history.inPlaceOf()));
    }
    history.reviewState().ifPresent(state -> lines.add("review:    " + state));
    history.reviews().forEach(review -> review(review, lines));
    return String.join(System.lineSeparator(), lines);
  }

  private static void norm(Norm norm, List<String> lines) {
    lines.add(
        "norm:      %s, %s, found by %s"
            .formatted(norm.id(), norm.modality().name().toLowerCase(Locale.ROOT), norm.method()));
    lines.add("           " + norm.statement());
  }

  private static void source(RowHistory.Source source, List<String> lines) {
    lines.add("clause:    " + source.clauseId() + source.where().map(at -> ", " + at).orElse(""));
    lines.add("           " + source.text().replace("\n", "\n           "));
    source.quotes().forEach(quote -> lines.add("  quoted verbatim: \"" + quote + "\""));
  }

  private static void review(Review review, List<String> lines) {
    lines.add(
        "  %s %s by %s%s"
            .formatted(
                review.time(),
                review.decision().name().toLowerCase(Locale.ROOT),
                review.author(),
                review.reason().isEmpty() ? "" : ": " + review.reason()));
    if (review.decision() == Review.Decision.EDIT) {
      RowTexts.of(review.row())
          .forEach(
              (name, text) -> {
                String before = RowTexts.of(review.generated()).getOrDefault(name, "");
                if (!before.equals(text)) {
                  lines.add("    " + name + " was: " + before.replace("\n", "\n      "));
                  lines.add("    " + name + " is:  " + text.replace("\n", "\n      "));
                }
              });
    }
  }
}
