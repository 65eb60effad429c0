package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Subjects that deny what the words after them say.
 *
 * <p>"Nobody may" and "nobody must" forbid. "Nobody needs to" only lifts a need, "nobody is
 * forbidden to" a prohibition, and "nobody is exempt from" an exemption.
 */
final class Denial {
  /** What needs something: "has to", "are required to", "is under an obligation to". */
  private static final Set<String> NEEDS =
      Set.of(
          "have",
          "has",
          "need",
          "needs",
          "require",
          "requires",
          "required",
          "obliged",
          "obligated",
          "bound",
          "expected",
          "mandated");

  private Denial() {}

  /** The force that is left of an operator whose subject denies or excludes, where it is lifted. */
  static Optional<Force> lifted(Words words, Operator operator, Party party) {
    List<String> said = words.slice(operator.start(), operator.predicate());
    boolean need =
        operator.force() == Force.OBLIGE
            && (said.stream().anyMatch(NEEDS::contains) || operator.shape() == Shape.APPROVAL);
    if (party.only()) {
      // "Only drivers need to": that the others need not, no other words say.
      return need ? Optional.of(Force.OBLIGE) : Optional.empty();
    }
    if (!party.negative() || operator.shape() == Shape.NOTHING) {
      return Optional.empty();
    }
    return switch (operator.force()) {
      case OBLIGE -> need ? Optional.of(Force.EXEMPT) : Optional.empty();
      case FORBID -> said.contains("not") ? Optional.empty() : permitted(said);
      case EXEMPT -> operator.shape() == Shape.NOUN ? Optional.of(Force.OBLIGE) : Optional.empty();
      case PERMIT, RECOMMEND, DISCOURAGE -> Optional.empty();
    };
  }

  private static Optional<Force> permitted(List<String> said) {
    boolean forbidden =
        said.stream()
            .anyMatch(Set.of("prohibited", "forbidden", "barred", "banned", "precluded")::contains);
    return forbidden ? Optional.of(Force.PERMIT) : Optional.empty();
  }

  /**
   * Of whom the lifted force is told: "employees need not" for "no employee has to", but "nobody
   * needs to" where it denies everybody.
   */
  static Party affirmed(Party party, Force force) {
    String surface = party.surface();
    if (force == Force.EXEMPT) {
      String denied =
          surface
              .replaceFirst("^anyone\\b", "nobody")
              .replaceFirst("^any(?: |(?=thing\\b))", "no ");
      return new Party(
          party.subject(), party.bearer(), denied.replace("no thing", "nothing"), false, false);
    }
    if (party.only()) {
      return Party.plain(party.subject(), surface);
    }
    String everyone = force == Force.OBLIGE ? "everyone" : "anyone";
    return new Party(
        party.subject(),
        party.bearer().replaceFirst("^anyone\\b", everyone),
        surface.replaceFirst("^anyone\\b", everyone),
        false,
        false);
  }

  /** Whether a subject denies by its first word. */
  static boolean denies(String subject) {
    return subject.matches("(?i)(?:nobody|nothing|no) ?\\b.*");
  }
}
