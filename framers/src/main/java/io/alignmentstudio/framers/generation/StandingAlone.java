package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Norm;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A norm in words that a reader understands without its document, where a small word does it: a
 * contract's name for itself gets "the" ("these Clauses"), and so does what a template leaves to be
 * filled in ("reviewed organization-defined frequency", "within organization-defined time period").
 * Its quote stays as it is.
 */
final class StandingAlone {
  private static final Pattern ITSELF =
      Pattern.compile(
          "\\b(?:([Tt])his|([Tt])hese) (?=(?:Clauses|Addendum|DPA|Agreement|Contract|Terms)\\b)");
  private static final Pattern FREQUENCY =
      Pattern.compile(
          "(?<!\\b(?:at|an?|the|by|per|with|every|for|in|on|of|and|or|least|than)) (?=[\\w-]+-defined frequency\\b)");
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?<=\\b(?:within|after|for|during|in)) (?=[\\w-]+-defined (?:time period|frequency|location)\\b)");

  private StandingAlone() {}

  /** The norm with these words in all that it says; the same one where nothing changes. */
  static Norm of(Norm norm) {
    String statement = plain(norm.statement());
    return statement.equals(norm.statement())
        ? norm
        : new Norm(
            norm.id(),
            norm.regulation(),
            norm.clauseIds(),
            plain(norm.bearer()),
            norm.modality(),
            plain(norm.action()),
            plain(norm.object()),
            plain(norm.counterparty()),
            plain(norm.condition()),
            plain(norm.exception()),
            norm.threshold(),
            plain(norm.deadline()),
            norm.binding(),
            statement,
            norm.quote(),
            norm.method());
  }

  private static Optional<String> plain(Optional<String> words) {
    return words.map(StandingAlone::plain);
  }

  private static String plain(String words) {
    String named =
        ITSELF
            .matcher(words)
            .replaceAll(
                found -> (found.group(1) == null ? found.group(2) : found.group(1)) + "he ");
    return PERIOD.matcher(FREQUENCY.matcher(named).replaceAll(" at the ")).replaceAll(" the ");
  }
}
