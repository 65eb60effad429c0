package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the words that oblige, forbid or allow: "must not", "is required to", "need not". */
public final class OperatorWords {
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
  public static Optional<Operator> match(Words words, int i, int to) {
    Token token = words.at(i);
    return switch (token.lower()) {
      case "must", "shall" -> modal(words, i, to, Force.OBLIGE);
      case "should" -> modal(words, i, to, Force.RECOMMEND);
      case "may" -> token.tagged("AUX") ? modal(words, i, to, Force.PERMIT) : Optional.empty();
      case "can" -> can(words, i, to);
      case "cannot" -> Modals.plain(words, i, i + 1, Force.FORBID, to);
      case "ought" ->
          words.at(i + 1).is("to")
              ? Modals.plain(words, i, i + 2, Force.RECOMMEND, to)
              : words.starts(i + 1, List.of("not", "to"))
                  ? Modals.plain(words, i, i + 3, Force.RECOMMEND.negated(), to)
                  : Optional.empty();
      case "need", "needs" ->
          words.at(i - 1).tagged("ADJ") || words.at(i - 1).tagged("DET")
              ? Optional.empty()
              : need(words, i, to);
      case "has", "have" -> DeonticPredicates.have(words, i, to);
      case "never" ->
          words.at(i + 1).in(Set.of("has", "have", "need", "needs")) && words.at(i + 2).is("to")
              ? Modals.plain(words, i, i + 3, Force.EXEMPT, to)
              : Optional.empty();
      case "do", "does" -> doNot(words, i, to);
      case "is", "are" -> DeonticPredicates.adjective(words, i, i + 1, to);
      case "will" -> Promises.match(words, i, to);
      case "requires", "require" -> requires(words, i, to);
      default -> Optional.empty();
    };
  }

  private static Optional<Operator> modal(Words words, int i, int to, Force force) {
    Optional<Operator> nested = DeonticPredicates.adjective(words, i, i + 1, to);
    return nested.isPresent() ? nested : Modals.plain(words, i, i + 1, force, to);
  }

  private static Optional<Operator> can(Words words, int i, int to) {
    if (words.at(i + 1).is("not")) {
      return Modals.plain(words, i, i + 2, Force.FORBID, to);
    }
    if (words.at(i + 1).is("never")) {
      return Modals.plain(words, i, i + 2, Force.FORBID, to);
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
    return granted ? Modals.plain(words, i, i + 1, Force.PERMIT, to) : Optional.empty();
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
      return Modals.plain(words, i, not + 1, Force.EXEMPT, to);
    }
    if (words.at(i + 1).is("to") && words.at(i + 2).word()) {
      return Modals.plain(words, i, i + 2, Force.OBLIGE, to);
    }
    if (words.at(i).is("need")
        && words.at(0).in(Set.of("no", "nobody", "none", "neither"))
        && Verbs.isPolicyVerb(words.at(i + 1).lower())) {
      return Modals.plain(words, i, i + 1, Force.OBLIGE, to); // "no employee need attend"
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

  private static Optional<Operator> doNot(Words words, int i, int to) {
    boolean exempt =
        words.at(i + 1).is("not")
            && words.at(i + 2).in(Set.of("have", "need"))
            && words.at(i + 3).is("to");
    if (exempt) {
      return Modals.plain(words, i, i + 4, Force.EXEMPT, to);
    }
    boolean noApproval = words.at(i + 1).is("not") && words.at(i + 2).in(Set.of("need", "require"));
    return noApproval
        ? approval(words, i, i + 3, to)
            .map(o -> new Operator(i, i, o.predicate(), Force.EXEMPT, false, Shape.APPROVAL))
        : Optional.empty();
  }
}
