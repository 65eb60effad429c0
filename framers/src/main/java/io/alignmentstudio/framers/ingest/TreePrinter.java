package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a policy tree for a person: indentation, id, type, label, text; for headings that were
 * found by layout also why.
 */
public final class TreePrinter {
  private TreePrinter() {}

  /** Prints the whole document, with its warnings first; every text in full. */
  public static String print(PolicyDocument document) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%s (%s, %d clauses, confidence %.2f)%n"
            .formatted(
                document.fileName(),
                document.format(),
                document.clauses().size(),
                document.confidence()));
    document.warnings().forEach(warning -> out.append("warning: %s%n".formatted(warning)));
    print(document.root(), 0, out);
    return out.toString();
  }

  private static void print(PolicyNode node, int depth, StringBuilder out) {
    out.repeat("  ", depth);
    switch (node) {
      case Section section -> {
        String heading = (section.label() + " " + section.title()).strip();
        out.append("# %s  [%s]%s%n".formatted(heading, section.id(), evidence(section)));
        section.children().forEach(child -> print(child, depth + 1, out));
      }
      case Clause clause -> {
        String type = clause.type().name().toLowerCase(Locale.ROOT);
        String label =
            clause.label().isEmpty() || clause.text().startsWith(clause.label())
                ? ""
                : clause.label() + " ";
        String leadIn = clause.leadIn().isEmpty() ? "" : "⟨" + clause.leadIn() + "⟩ ";
        out.append("%s  %s  %s%s%s%n".formatted(clause.id(), type, leadIn, label, clause.text()));
      }
    }
  }

  private static String evidence(Section section) {
    boolean told =
        section.evidence().isEmpty() || section.evidence().contains(HeadingEvidence.MARKUP);
    return told
        ? ""
        : section.evidence().stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ", "  {", "}"));
  }
}
