package io.alignmentstudio.framers.history;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.framers.values.ValueNorms;
import io.alignmentstudio.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says to a person where a norm comes from, what it gave, and what people decided about it. */
public final class NormHistory {
  private NormHistory() {}

  /** The norms of the last framing with what people decided until now. */
  public static NormQueue queue(Workspace workspace) {
    return new NormQueue(
        workspace.foundNorms().all(),
        workspace.normReviews().all(),
        workspace.documents().clauses());
  }

  /** The history of an item of the queue. */
  public static String print(NormItem item, NormQueue queue, Workspace workspace) {
    Norm found = item.found();
    List<String> lines = new ArrayList<>();
    lines.add("== " + (item.places().isEmpty() ? found.id() : String.join(", ", item.places())));
    lines.add("review:    " + item.story());
    lines.add(
        "found:     %s, by %s, in a document of the kind %s"
            .formatted(
                NormQueue.word(found.modality()),
                found.method(),
                ValueNorms.kind(found).name().toLowerCase(Locale.ROOT)));
    lines.add("           " + found.statement());
    lines.add("  quoted verbatim: \"" + found.quote() + "\"");
    for (Clause clause : item.clauses()) {
      lines.add("clause:    " + clause.id() + ", " + clause.span().describe());
      lines.add("           " + clause.fullText().replace("\n", "\n           "));
    }
    item.places()
        .forEach(
            id ->
                lines.add(
                    "rows:      %,d of %s in the data of the last frame"
                        .formatted(workspace.examples().ofNorm(id).size(), id)));
    queue.history(item).forEach(review -> lines.add(decision(review)));
    return String.join(System.lineSeparator(), lines);
  }

  private static String decision(NormReview review) {
    return "  %s %s by %s%s%s"
        .formatted(
            review.time(),
            review.decision().name().toLowerCase(Locale.ROOT),
            review.author(),
            review.reason().isEmpty() ? "" : ": " + review.reason(),
            review.decision() == Review.Decision.EDIT
                ? "%n    says:  %s".formatted(review.norm().statement())
                : "");
  }
}
