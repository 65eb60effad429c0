package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Resolution;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes conflicts for people. */
public final class ConflictPrinter {
  private ConflictPrinter() {}

  /** All findings with both quotes, those to look at apart, and a line that counts them. */
  public static String print(ConflictSearch.Found found) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (Conflict conflict : found.all()) {
      if (number == found.conflicts().size()) {
        out.append(
            "To look at: %,d findings whose evidence is too thin to call them conflicts; most are none.%n%n"
                .formatted(found.toLookAt().size()));
      }
      number++;
      out.append(print(number, conflict));
    }
    return out.append(summary(found)).toString();
  }

  private static String print(int number, Conflict conflict) {
    Resolution resolution = conflict.resolution();
    StringBuilder out = new StringBuilder();
    out.append(
        "%d. %s, %s  (confidence %.2f)%n"
            .formatted(
                number,
                conflict.kind().word(),
                conflict.inside()
                    ? "inside " + conflict.first().regulation()
                    : conflict.first().regulation() + " and " + conflict.second().regulation(),
                conflict.confidence()));
    out.append("   %s  \"%s\"%n".formatted(conflict.first().clauseId(), conflict.first().quote()));
    out.append(
        "   %s  \"%s\"%n".formatted(conflict.second().clauseId(), conflict.second().quote()));
    out.append("   context     %s%n".formatted(conflict.context()));
    out.append("   evidence    %s%n".formatted(evidence(conflict)));
    String decision =
        resolution
            .winner()
            .map(
                side ->
                    "%s prevails".formatted(winner(conflict, side))
                        + resolution.grounds().stream()
                            .map(
                                ground ->
                                    "; %s: %s"
                                        .formatted(ground.rule().word(), ground.explanation()))
                            .collect(Collectors.joining()))
            .orElse("UNRESOLVED: no rule decides; a person must");
    out.append("   resolution  %s%n".formatted(decision));
    resolution.caveats().forEach(caveat -> out.append("   caveat      %s%n".formatted(caveat)));
    if (!conflict.further().isEmpty()) {
      out.append("   also        %s%n".formatted(String.join(", ", conflict.further())));
    }
    return out.append(System.lineSeparator()).toString();
  }

  private static String evidence(Conflict conflict) {
    return conflict.evidence().stream()
        .map(each -> "%s: %s (%.2f)".formatted(each.respect(), each.finding(), each.weight()))
        .collect(Collectors.joining("; "));
  }

  private static String winner(Conflict conflict, Resolution.Side side) {
    return switch (side) {
      case FIRST -> conflict.first().clauseId();
      case SECOND -> conflict.second().clauseId();
    };
  }

  private static String summary(ConflictSearch.Found found) {
    String kinds =
        found.conflicts().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.kind().word(), TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    long unresolved =
        found.conflicts().stream().filter(each -> each.resolution().winner().isEmpty()).count();
    return "%,d conflicts%s among %,d norms; %,d unresolved. %,d more to look at. %,d of %,d pairs were compared; %,d pairs are a rule and its own exception and are not listed."
        .formatted(
            found.conflicts().size(),
            kinds.isEmpty() ? "" : " (" + kinds + ")",
            found.norms(),
            unresolved,
            found.toLookAt().size(),
            found.pairs(),
            found.allPairs(),
            found.rulesWithExceptions());
  }
}
