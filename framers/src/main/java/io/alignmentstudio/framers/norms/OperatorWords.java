package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.Operator.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the words that oblige, forbid or allow: "must not", "is required to", "need not". */
final class OperatorWords {
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

  private static final Set<String> APPROVALS =
      Set.of(
          "approval",
          "authorisation",
          "authorization",
          "permission",
          "consent",
          "agreement",
          "sign-off",
          "clearance",
          "pre-approval",
          "signature");

  private OperatorWords() {}

  /** The operator whose first word stands at a token. */
  static Optional<Operator> match(Words words, int i, int to) {
    Token token = words.at(i);
    return switch (token.lower()) {
      case "must", "shall" -> modal(words, i, to, Force.OBLIGE);
      case "should" -> modal(words, i, to, Force.RECOMMEND);
      case "may" -> token.tagged("AUX") ? modal(words, i, to, Force.PERMIT) : Optional.empty();
      case "can" -> can(words, i, to);
      case "cannot" -> plain(words, i, i + 1, Force.FORBID, to);
      case "ought" ->
          words.at(i + 1).is("to")
              ? plain(words, i, i + 2, Force.RECOMMEND, to)
              : words.starts(i + 1, List.of("not", "to"))
                  ? plain(words, i, i + 3, Force.RECOMMEND.negated(), to)
                  : Optional.empty();
      case "need", "needs" ->
          words.at(i - 1).tagged("ADJ") || words.at(i - 1).tagged("DET")
              ? Optional.empty()
              : need(words, i, to);
      case "has", "have" -> have(words, i, to);
      case "never" ->
          words.at(i + 1).in(Set.of("has", "have", "need", "needs")) && words.at(i + 2).is("to")
              ? plain(words, i, i + 3, Force.EXEMPT, to)
              : Optional.empty();
      case "do", "does" -> doNot(words, i, to);
      case "is", "are" -> adjective(words, i, i + 1, to);
      case "will" -> Promises.match(words, i, to);
      case "requires", "require" -> requires(words, i, to);
      default -> Optional.empty();
    };
  }

  private static Optional<Operator> modal(Words words, int i, int to, Force force) {
    Optional<Operator> nested = adjective(words, i, i + 1, to);
    return nested.isPresent() ? nested : plain(words, i, i + 1, force, to);
  }

  /** A modal with its negation and adverbs, before a verb. */
  static Optional<Operator> plain(Words words, int start, int after, Force force, int to) {
    Force result = force;
    boolean only = false;
    int i = after;
    while (i < to
        && (words
                .at(i)
                .in(
                    Set.of(
                        "not",
                        "never",
                        "only",
                        "also",
                        "always",
                        "ever",
                        "then",
                        "therefore",
                        "thus",
                        "each",
                        "all",
                        "both",
                        "either",
                        "still",
                        "additionally",
                        "further",
                        "hereby",
                        "themselves",
                        "solely",
                        "ultimately",
                        "however",
                        "instead",
                        "normally",
                        "generally",
                        "nevertheless",
                        "jointly",
                        "personally"))
            || (words.at(i).comma()
                && words.at(i + 1).in(Set.of("however", "therefore", "instead"))))) {
      if (words.at(i).is("not") || words.at(i).is("never")) {
        result = result.negated();
      }
      only |= words.at(i).is("only") || words.at(i).is("solely");
      i++;
      if (words.at(i).comma() && words.at(i - 1).in(Set.of("however", "therefore", "instead"))) {
        i++;
      }
    }
    for (List<String> phrase :
        List.of(
            List.of("at", "all", "times"),
            List.of("under", "no", "circumstances"),
            List.of("in", "no", "case"),
            List.of("at", "no", "time"),
            List.of("no", "longer"),
            List.of("in", "addition"),
            List.of("in", "particular"),
            List.of("at", "least"))) {
      if (words.starts(i, phrase) && !phrase.equals(List.of("at", "least"))) {
        if (phrase.contains("no")) {
          result = result.negated();
        }
        i += phrase.size();
      }
    }
    if (words.starts(i, List.of("have", "the", "right", "to")) && result == Force.OBLIGE) {
      result = Force.PERMIT;
      i += 4;
    }
    return i < to
        ? Optional.of(new Operator(start, start, i, result, only, Shape.VERB))
        : Optional.empty();
  }

  private static Optional<Operator> can(Words words, int i, int to) {
    if (words.at(i + 1).is("not")) {
      return plain(words, i, i + 2, Force.FORBID, to);
    }
    if (words.at(i + 1).is("never")) {
      return plain(words, i, i + 2, Force.FORBID, to);
    }
    boolean granted =
        words.at(i + 1).is("only")
            || Grants.gives(words, i)
            || Grants.reserves(words, i)
            || Grants.limits(words, i, to)
            || Grants.excepts(words, i, to)
            || Grants.empowers(words, i)
            || Grants.letsBe(words, i, to)
            || Entitled.allows(words, i, to)
            || Grants.denies(words, i);
    return granted ? plain(words, i, i + 1, Force.PERMIT, to) : Optional.empty();
  }

  private static Optional<Operator> need(Words words, int i, int to) {
    Token before = words.at(i - 1);
    if (words.at(i).is("need")
        && words.at(i + 1).is("to")
        && before.nominal()
        && !NounPhrases.plural(before.lower())
        && !words.slice(Math.max(0, i - 6), i).contains("and")) {
      return Optional.empty(); // "the urgent need to act"
    }
    int not = words.at(i + 1).in(Set.of("also", "therefore", "then", "thus")) ? i + 2 : i + 1;
    if (words.at(not).is("not")) {
      return plain(words, i, not + 1, Force.EXEMPT, to);
    }
    if (words.at(i + 1).is("to") && words.at(i + 2).word()) {
      return plain(words, i, i + 2, Force.OBLIGE, to);
    }
    if (words.at(i).is("need")
        && words.at(0).in(Set.of("no", "nobody", "none", "neither"))
        && Verbs.isPolicyVerb(words.at(i + 1).lower())) {
      return plain(words, i, i + 1, Force.OBLIGE, to); // "no employee need attend"
    }
    if (words.at(i + 1).is("no")) {
      return approval(words, i, i + 1, to)
          .map(o -> new Operator(i, i, o.predicate() + 1, Force.EXEMPT, false, Shape.APPROVAL));
    }
    return approval(words, i, i + 1, to);
  }

  private static Optional<Operator> requires(Words words, int i, int to) {
    return approval(words, i, i + 1, to);
  }

  private static Optional<Operator> approval(Words words, int start, int after, int to) {
    for (int i = after; i < Math.min(to, after + 9); i++) {
      if (words.at(i).in(APPROVALS)) {
        return Optional.of(new Operator(start, start, after, Force.OBLIGE, false, Shape.APPROVAL));
      }
      if ((words.at(i).tagged("VERB") && Verbs.baseOfParticiple(words.at(i).lower()).isEmpty())
          || words.at(i).comma()
          || words.at(i).is("for")
          || words.at(i).is("to")) {
        break;
      }
    }
    return Optional.empty();
  }

  static Optional<Operator> have(Words words, int i, int to) {
    if (words.at(i + 1).is("to") && Verbs.isBase(words.at(i + 2).lower())) {
      return plain(words, i, i + 2, Force.OBLIGE, to);
    }
    int noun = words.at(i + 1).in(Set.of("the", "a", "an")) ? i + 2 : i + 1;
    if (words.at(noun + 1).is("to") && words.at(noun).is("right")) {
      return plain(words, i, noun + 2, Force.PERMIT, to);
    }
    while (words.at(noun).tagged("ADJ") || words.at(noun).is("overall")) {
      noun++; // "a special responsibility"
    }
    if (words.at(noun).is("responsibility") && words.at(noun + 1).is("for")) {
      return Optional.of(new Operator(i, i, noun + 2, Force.OBLIGE, false, Shape.NOUN));
    }
    if (words.at(noun + 1).is("to")
        && words.at(noun).in(Set.of("duty", "obligation", "responsibility"))) {
      return plain(words, i, noun + 2, Force.OBLIGE, to);
    }
    return Optional.empty();
  }

  private static Optional<Operator> doNot(Words words, int i, int to) {
    boolean exempt =
        words.at(i + 1).is("not")
            && words.at(i + 2).in(Set.of("have", "need"))
            && words.at(i + 3).is("to");
    if (exempt) {
      return plain(words, i, i + 4, Force.EXEMPT, to);
    }
    boolean noApproval = words.at(i + 1).is("not") && words.at(i + 2).in(Set.of("need", "require"));
    return noApproval
        ? approval(words, i, i + 3, to)
            .map(o -> new Operator(i, i, o.predicate(), Force.EXEMPT, false, Shape.APPROVAL))
        : Optional.empty();
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
            ? plain(words, start, i + 2, negated ? Force.EXEMPT : Force.OBLIGE, to)
            : Optional.empty();
      }
      case "instructed", "directed", "ordered" -> {
        return (infinitive || not) && finite && !negated && animate(words, start)
            ? plain(words, start, i + (not ? 3 : 2), not ? Force.FORBID : Force.OBLIGE, to)
            : Optional.empty();
      }
      case "encouraged", "advised", "recommended", "urged", "asked", "requested" -> {
        boolean against = negated || not;
        return (infinitive || not) && finite
            ? plain(
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
          return plain(words, start, i + 2, force, to);
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
          return plain(words, start, i + 2, Force.FORBID, to);
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
          return plain(words, start, i + 2, Force.OBLIGE, to);
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
            ? plain(words, start, i + 1, negated ? Force.FORBID : Force.OBLIGE, to)
            : Optional.empty();
      }
      default -> {
        return Optional.empty();
      }
    }
  }
}
