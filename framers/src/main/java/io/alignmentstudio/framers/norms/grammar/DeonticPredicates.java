package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads predicates that oblige, forbid or allow: "is required to", "has the right to". */
final class DeonticPredicates {
  private static final Set<String> ADVERBS =
      Set.of(
          "also",
          "always",
          "never",
          "not",
          "only",
          "then",
          "therefore",
          "hereby",
          "each",
          "all",
          "both",
          "at",
          "expressly",
          "strictly",
          "explicitly",
          "generally",
          "normally",
          "usually",
          "still",
          "either",
          "further",
          "thus",
          "however",
          "solely",
          "under",
          "in",
          "specifically",
          "themselves",
          "no",
          "longer",
          "additionally",
          "ultimately",
          "personally",
          "jointly",
          "hence");

  /** What forbids where it is denied, and allows nothing where it is not. */
  private static final Set<String> JUDGED =
      Set.of("acceptable", "appropriate", "approved", "tolerated");

  private DeonticPredicates() {}

  /** "has to", "has the right to", "has a duty to": a form of "have". */
  static Optional<Operator> have(Words words, int i, int to) {
    if (words.at(i + 1).is("to") && Verbs.isBase(words.at(i + 2).lower())) {
      return Modals.plain(words, i, i + 2, Force.OBLIGE, to);
    }
    int noun = words.at(i + 1).in(Set.of("the", "a", "an")) ? i + 2 : i + 1;
    if (words.at(noun + 1).is("to") && words.at(noun).is("right")) {
      return Modals.plain(words, i, noun + 2, Force.PERMIT, to);
    }
    while (words.at(noun).tagged("ADJ") || words.at(noun).is("overall")) {
      noun++; // "a special responsibility"
    }
    if (words.at(noun).is("responsibility") && words.at(noun + 1).is("for")) {
      return Optional.of(new Operator(i, i, noun + 2, Force.OBLIGE, false, Shape.NOUN));
    }
    if (words.at(noun + 1).is("to")
        && words.at(noun).in(Set.of("duty", "obligation", "responsibility"))) {
      return Modals.plain(words, i, noun + 2, Force.OBLIGE, to);
    }
    return Optional.empty();
  }

  private static boolean animate(Words words, int start) {
    return HeadNouns.canAct(words.at(start - 1).lower()) || words.at(start - 1).is("you");
  }

  private static boolean verb(Token token) {
    return token.tagged("VERB")
        || token.tagged("AUX")
        || token.tagged("ADV")
        || Verbs.isBase(token.lower());
  }

  /** "is required to", "are prohibited from", "is not allowed": a form of "be" and an adjective. */
  static Optional<Operator> adjective(Words words, int start, int after, int to) {
    boolean finite = words.at(start).in(Set.of("is", "are"));
    if (words.at(start).is("may")) {
      return Optional.empty();
    }
    boolean negated = false;
    int i = after;
    while (i < to
        && ((words.at(i).in(ADVERBS)
                && !words.at(i).is("at")
                && !words.at(i).is("under")
                && !words.at(i).is("in"))
            || words.at(i).is("be")
            || words.at(i).in(Set.of("obviously", "clearly", "already", "legally")))) {
      negated |= words.at(i).is("not") || words.at(i).is("never") || words.at(i).is("no");
      i++;
    }
    if (!words.at(start).in(Set.of("is", "are")) && !words.slice(after, i).contains("be")) {
      return Optional.empty();
    }
    String word = words.at(i).lower();
    Token next = words.at(i + 1);
    boolean infinitive = next.is("to");
    boolean not = words.starts(i + 1, List.of("not", "to"));
    switch (word) {
      case "required", "obliged", "obligated", "bound", "expected", "mandated" -> {
        boolean had = word.equals("required") && !infinitive && !next.tagged("VERB");
        if (had && finite) {
          Force force = negated ? Force.EXEMPT : Force.OBLIGE;
          return Optional.of(new Operator(start, start, i + 1, force, false, Shape.NOTHING));
        }
        return infinitive && verb(words.at(i + 2))
            ? Modals.plain(words, start, i + 2, negated ? Force.EXEMPT : Force.OBLIGE, to)
            : Optional.empty();
      }
      case "instructed", "directed", "ordered" -> {
        return (infinitive || not) && finite && !negated && animate(words, start)
            ? Modals.plain(words, start, i + (not ? 3 : 2), not ? Force.FORBID : Force.OBLIGE, to)
            : Optional.empty();
      }
      case "encouraged", "advised", "recommended", "urged", "asked", "requested" -> {
        boolean against = negated || not;
        return (infinitive || not) && finite
            ? Modals.plain(
                words, start, i + (not ? 3 : 2), against ? Force.DISCOURAGE : Force.RECOMMEND, to)
            : Optional.empty();
      }
      case "permitted",
          "allowed",
          "authorised",
          "authorized",
          "entitled",
          "free",
          "welcome",
          "acceptable",
          "appropriate",
          "approved",
          "tolerated" -> {
        Force force = negated ? Force.FORBID : Force.PERMIT;
        if (infinitive && verb(words.at(i + 2)) && !words.at(i).in(JUDGED)) {
          return Modals.plain(words, start, i + 2, force, to);
        }
        boolean about =
            words.at(i).in(Set.of("entitled", "free", "welcome", "authorised", "authorized"));
        boolean bare = !about && (negated || !words.at(i).in(JUDGED));
        return bare
            ? Optional.of(new Operator(start, start, i + 1, force, next.is("only"), Shape.NOTHING))
            : Optional.empty();
      }
      case "prohibited", "forbidden", "barred", "banned", "precluded" -> {
        if (negated) {
          return Optional.empty();
        }
        if (infinitive) {
          return Modals.plain(words, start, i + 2, Force.FORBID, to);
        }
        return Optional.of(
            next.is("from")
                ? new Operator(start, start, i + 2, Force.FORBID, false, Shape.NOUN)
                : new Operator(start, start, i + 1, Force.FORBID, false, Shape.NOTHING));
      }
      case "unacceptable", "impermissible" -> {
        return negated
            ? Optional.empty()
            : Optional.of(new Operator(start, start, i + 1, Force.FORBID, false, Shape.NOTHING));
      }
      case "exempt", "exempted" -> {
        return next.is("from") && finite && !negated
            ? Optional.of(new Operator(start, start, i + 2, Force.EXEMPT, false, Shape.NOUN))
            : Optional.empty();
      }
      case "responsible", "accountable" -> {
        if (infinitive && word.equals("responsible") && verb(words.at(i + 2)) && !negated) {
          return Modals.plain(words, start, i + 2, Force.OBLIGE, to);
        }
        int duty = words.starts(i + 1, List.of("in", "particular")) ? i + 3 : i + 1;
        return words.at(duty).is("for") && !negated
            ? Optional.of(new Operator(start, start, duty + 1, Force.OBLIGE, false, Shape.NOUN))
            : Optional.empty();
      }
      case "to" -> {
        boolean order =
            words.at(start).in(Set.of("is", "are"))
                && (words.at(i + 1).in(Set.of("be", "remain", "stay"))
                    || HeadNouns.canAct(words.at(start - 1).lower()))
                && (words.at(i + 1).is("be") || Verbs.isBase(words.at(i + 1).lower()))
                && start + 1 >= i - 1;
        return order
            ? Modals.plain(words, start, i + 1, negated ? Force.FORBID : Force.OBLIGE, to)
            : Optional.empty();
      }
      default -> {
        return Optional.empty();
      }
    }
  }
}
