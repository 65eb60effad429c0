package io.alignmentstudio.framers.revision;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.framers.revision.ClauseChange.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the difference of two revisions for people. */
public final class DiffPrinter {
  private DiffPrinter() {}

  /** Every change with both texts, and a line that counts them. */
  public static String print(RevisionDiff diff) {
    StringBuilder out = new StringBuilder();
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    for (ClauseChange change : diff.changes()) {
      change.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum));
      out.append(print(change));
    }
    String kinds =
        counts.entrySet().stream()
            .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey().word()))
            .collect(Collectors.joining(", "));
    return out.append(
            "%,d clauses changed%s; %,d are the same"
                .formatted(
                    diff.changes().size(), kinds.isEmpty() ? "" : " (" + kinds + ")", diff.same()))
        .toString();
  }

  private static String print(ClauseChange change) {
    String kinds =
        change.kinds().stream().sorted().map(Kind::word).collect(Collectors.joining(", "));
    StringBuilder out = new StringBuilder();
    out.append("%s: %s%n".formatted(name(change), kinds));
    boolean text = !change.kinds().stream().allMatch(DiffPrinter::placeOnly);
    if (text) {
      change.before().ifPresent(clause -> out.append("  - %s%n".formatted(shown(clause))));
      change.after().ifPresent(clause -> out.append("  + %s%n".formatted(shown(clause))));
    }
    for (MeaningChange meaning : change.meaning()) {
      out.append(
          "  %s: %s -> %s%n"
              .formatted(
                  meaning.aspect().word(),
                  orNothing(meaning.before()),
                  orNothing(meaning.after())));
    }
    return out.append(System.lineSeparator()).toString();
  }

  private static String name(ClauseChange change) {
    String before = change.before().map(Clause::id).orElse("");
    String after = change.after().map(Clause::id).orElse("");
    return before.isEmpty() || after.isEmpty() || before.equals(after)
        ? change.id()
        : before + " -> " + after;
  }

  private static boolean placeOnly(Kind kind) {
    return switch (kind) {
      case MOVE, RENUMBER -> true;
      case INSERT, REPEAL, SUBSTITUTE, RETITLE -> false;
    };
  }

  private static String shown(Clause clause) {
    String heading = clause.headings().isEmpty() ? "" : "[" + clause.headings().getLast() + "] ";
    return heading + clause.fullText().replaceAll("\\s+", " ");
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "(nothing)" : text;
  }
}
