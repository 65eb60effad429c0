package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the verbs of a norm's action: "record or report a gift" has "record" and "report". */
final class ActionTerms {
  /** What ids of actions start with, so that "to report" is no "report". */
  static final String PREFIX = "to-";

  /** Says nothing without what follows. */
  private static final Set<String> EMPTY =
      Set.of("be", "have", "do", "get", "go", "become", "remain", "seem", "let", "need", "want");

  private ActionTerms() {}

  /** Whether a sense is an action that norms do, rather than a thing with an action's name. */
  static boolean is(Sense sense) {
    return sense.kind() == ConceptKind.ACTION && sense.id().startsWith(PREFIX);
  }

  /**
   * The base forms of the verbs, in their order; empty where the action has none that says much.
   */
  static List<String> of(String action) {
    return VerbPhrases.verbsOf(withoutAdverbs(action)).stream()
        .map(verb -> verb.toLowerCase(Locale.ROOT))
        .filter(verb -> verb.matches("[a-z][a-z-]+") && !EMPTY.contains(verb) && Verbs.isBase(verb))
        .distinct()
        .toList();
  }

  /** "immediately and fully report": the verb is behind. */
  private static String withoutAdverbs(String action) {
    String rest = action.strip();
    while (rest.matches(
            "(?s)(?:[a-z]+ly|not|also|always|ever|first|only|then|both|either|,|and) .*")
        && !rest.matches("(?s)(?:apply|supply|comply|rely|reply|multiply|fly|imply) .*")) {
      rest = rest.substring(rest.indexOf(' ') + 1).strip();
    }
    return rest;
  }
}
