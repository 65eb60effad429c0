package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists of tasks: "the following must be completed during the testing phase:". */
final class CarriedOut {
  private static final String CARRIED_OUT =
      "(?:\\w+ly )?(?:completed|considered|performed|done|carried"
          + " out|taken|undertaken|conducted|executed|followed|implemented)";

  /** "The following must be completed and considered during the testing phase:". */
  private static final Pattern CARRY_OUT =
      Pattern.compile(
          "(?i)^(?:(?:the|these|all|each|any|several|some|certain|various|both) )?(?:of the"
              + " )?(?:\\w+"
              + " ){0,3}?(?:following|below|these|tasks|activities|actions|steps|measures|items|procedures|controls)(?:"
              + " \\w+){0,3}? ((must|shall|should|may)(?: (?:also|always|all|each))?( not)? be "
              + CARRIED_OUT
              + "(?:(?:,? and/or |,? and |,? or |/|, )"
              + CARRIED_OUT
              + ")*)\\b ?(.*)$");

  private CarriedOut() {}

  /**
   * An item of "the following must be done in this phase:" as a sentence of its own; where lists
   * are nested, the outer lead-in gives the phase and the inner one the rest.
   */
  static Optional<String> joined(String lead, String item, BinaryOperator<String> join) {
    int nested = lead.indexOf(": ");
    Matcher outer = CARRY_OUT.matcher(nested < 0 ? lead : lead.substring(0, nested));
    if (!outer.matches() || outer.group(4).matches("(?i)(?:and|or|but)\\b.*")) {
      return Optional.empty();
    }
    if (nested < 0 && ItemForms.statement(item)) {
      return Optional.of(item);
    }
    String front = outer.group(4).replaceFirst(",? (?:including|such as|namely)\\b.*$", "").strip();
    String phase = front.isEmpty() ? "" : VerbPhrases.capitalised(front) + ", ";
    String rest = item.strip().replaceFirst(LeadInKinds.LAST_JOIN, "").strip();
    if (rest.isEmpty() || rest.endsWith(":")) {
      return Optional.of(item);
    }
    String you =
        "you " + outer.group(2).toLowerCase(Locale.ROOT) + (outer.group(3) == null ? " " : " not ");
    Optional<String> order = ItemForms.order(rest);
    String body;
    if (nested >= 0) {
      String inner = lead.substring(nested + 2);
      boolean governs = LeadInKinds.deontic(inner);
      body =
          governs
              ? Words.lowerFirst(join.apply(inner + ":", item))
              : order
                  .map(you::concat)
                  .orElse(you + Words.lowerFirst(inner) + " " + Words.lowerFirst(rest));
    } else {
      String noun = rest.replaceFirst("\\.$", "");
      body = order.map(you::concat).orElse(noun + " " + outer.group(1));
    }
    String joined = VerbPhrases.capitalised(phase + body);
    return Optional.of(joined.matches(".*[.!?]$") ? joined : joined + ".");
  }
}
