package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.Operator.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the modal of a main clause.
 *
 * <p>There is no parser: finite verbs are counted against the relative pronouns before them, so
 * that "an employee who receives a gift that is not allowed must return it" yields its last modal
 * and "this section sets out how employees must behave" yields none.
 */
final class Operators {
  private static final Set<String> RELATIVE =
      Set.of(
          "who",
          "whom",
          "whose",
          "which",
          "how",
          "what",
          "whether",
          "why",
          "whoever",
          "whomever",
          "whatever",
          "whichever");
  private static final Set<String> SUBORDINATE =
      Set.of(
          "if",
          "when",
          "whenever",
          "unless",
          "while",
          "although",
          "though",
          "because",
          "where",
          "wherever");
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
  private static final Set<String> FINITE_AUX =
      Set.of(
          "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would",
          "can", "could", "may", "might", "must", "shall", "should", "cannot");
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final Set<String> SUBJECT_PRONOUNS =
      Set.of("they", "we", "you", "he", "she", "it", "i");

  private Operators() {}

  /** The operator of the clause that starts at a token, if it is a norm. */
  static Optional<Operator> find(Words words, int from, int to) {
    return find(words, from, to, false);
  }

  /**
   * The same, where plural nouns that the tagger takes for verbs do not count: "background checks
   * on candidates should be made".
   */
  static Optional<Operator> findPastNouns(Words words, int from, int to) {
    return find(words, from, to, true);
  }

  private static Optional<Operator> find(Words words, int from, int to, boolean pastNouns) {
    int open = 0;
    boolean closed = false;
    for (int i = from; i < to; i++) {
      Token token = words.at(i);
      if (opens(words, i, from)) {
        open++;
        continue;
      }
      Optional<Operator> match = match(words, i, to);
      if (match.isPresent()) {
        if (open == 0) {
          return match.map(operator -> operator.withSubject(from));
        }
        open--;
        closed = true;
        i = match.get().predicate() - 1;
        continue;
      }
      if (finite(words, i, open > 0) && !(pastNouns && maybeNoun(words, i))) {
        boolean coordinated = closed && i > from && words.at(i - 1).tagged("CCONJ");
        if (open > 0) {
          open--;
          closed = true;
        } else if (!coordinated) {
          return Optional.empty();
        }
      }
      if (token.text().equals(":") || token.text().equals(";")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean maybeNoun(Words words, int i) {
    return words.at(i).tagged("VERB")
        && NounPhrases.plural(words.at(i).lower())
        && HeadNouns.isNoun(NounPhrases.singular(words.at(i).lower()))
        && words.at(i - 1).nominal()
        && words.at(i + 1).in(Set.of("on", "of", "for", "in", "to", "with", "from"));
  }

  /** Whether the clause has a finite verb of its own, so that it is no order and no fragment. */
  static boolean hasFiniteVerb(Words words, int from, int to) {
    int open = 0;
    for (int i = from; i < to; i++) {
      if (opens(words, i, from)) {
        open++;
      } else if (finite(words, i, open > 0)) {
        if (open == 0) {
          return true;
        }
        open--;
      }
    }
    return false;
  }

  private static boolean opens(Words words, int i, int from) {
    Token token = words.at(i);
    if (token.in(RELATIVE)) {
      return true;
    }
    if (token.in(SUBORDINATE)) {
      return i == from || !token.tagged("NOUN");
    }
    if (token.is("that")) {
      return i > from && !determiner(words, i);
    }
    // "standards a vendor must meet": a relative clause without its pronoun.
    boolean rate = words.at(i + 1).in(Modifiers.UNITS) || words.at(i - 1).in(Modifiers.UNITS);
    if (i > from + 1 && token.in(ARTICLES) && words.at(i - 1).tagged("NOUN") && !rate) {
      return true;
    }
    boolean clause =
        words.at(i + 1).tagged("AUX")
            || (words.at(i + 1).tagged("VERB") && !token.is("you") && !token.is("it"));
    boolean afterConjunction =
        words.at(i - 1).in(Set.of("before", "after", "until", "once", "since", "as"));
    boolean complement = words.at(i - 1).tagged("VERB") && !token.is("it") && !token.is("you");
    if (i > from + 1 && token.in(SUBJECT_PRONOUNS) && clause && (afterConjunction || complement)) {
      return true;
    }
    return i > from
        && token.in(SUBJECT_PRONOUNS)
        && (words.at(i - 1).nominal()
            || words.at(i - 1).tagged("NUM")
            || words.at(i - 1).tagged("PRON"));
  }

  /** Whether "that" points at a noun: "that person". */
  static boolean determiner(Words words, int i) {
    Token next = words.at(i + 1);
    boolean finite = finite(words, i + 1, true) || next.tagged("AUX") || next.tagged("VERB");
    return !finite && next.nominal() && words.at(i).tagged("DET");
  }

  private static boolean finite(Words words, int i, boolean inRelative) {
    Token token = words.at(i);
    if (i == 0 && token.lower().endsWith("s")) {
      return false;
    }
    int b = i - 1;
    while (b >= 0
        && (words.at(b).tagged("ADV") || (words.at(b).tagged("PART") && words.at(b).is("not")))) {
      b--;
    }
    Token before = words.at(b);
    if (token.tagged("AUX")) {
      return token.in(FINITE_AUX) && !before.tagged("AUX");
    }
    if (!token.tagged("VERB")
        || before.tagged("AUX")
        || before.is("to")
        || token.lower().endsWith("ing")) {
      return token.tagged("NOUN")
          && inRelative
          && before.in(Set.of("who", "which", "they", "we", "you"));
    }
    if ((before.tagged("DET") && !before.is("that"))
        || before.tagged("ADJ")
        || before.tagged("ADP")) {
      return false;
    }
    boolean afterSubject = before.tagged("PRON") || before.in(RELATIVE);
    Token next = words.at(i + 1);
    if (token.lower().endsWith("ed")
        || (!token.lemma().equals(token.lower()) && !token.lower().endsWith("s"))) {
      boolean reduced =
          before.in(
                  Set.of(
                      "nobody", "anyone", "everyone", "those", "someone", "anybody", "all", "one"))
              && next.tagged("ADP");
      if (reduced) {
        return false;
      }
      return afterSubject
          || (inRelative && !next.tagged("ADP"))
          || (!inRelative && before.nominal() && (next.tagged("DET") || next.tagged("PRON")));
    }
    if (token.lower().endsWith("s") && !token.lemma().equals(token.lower())) {
      return !next.tagged("AUX");
    }
    return afterSubject || inRelative || (before.nominal() && NounPhrases.plural(before.lower()));
  }

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
          words.at(i + 1).is("to") ? plain(words, i, i + 2, Force.RECOMMEND, to) : Optional.empty();
      case "need", "needs" ->
          words.at(i - 1).tagged("ADJ") || words.at(i - 1).tagged("DET")
              ? Optional.empty()
              : need(words, i, to);
      case "has", "have" -> have(words, i, to);
      case "do", "does" -> doNot(words, i, to);
      case "is", "are" -> adjective(words, i, i + 1, to);
      case "will" ->
          words.at(i + 1).is("be") || (words.at(i + 1).is("not") && words.at(i + 2).is("be"))
              ? adjective(words, i, i + 1, to)
              : Optional.empty();
      case "requires", "require" -> requires(words, i, to);
      case "needs-approval" -> Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Operator> modal(Words words, int i, int to, Force force) {
    Optional<Operator> nested = adjective(words, i, i + 1, to);
    return nested.isPresent() ? nested : plain(words, i, i + 1, force, to);
  }

  /** A modal with its negation and adverbs, before a verb. */
  private static Optional<Operator> plain(Words words, int start, int after, Force force, int to) {
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
    return words.at(i + 1).is("only") || Grants.gives(words, i) || Grants.reserves(words, i)
        ? plain(words, i, i + 1, Force.PERMIT, to)
        : Optional.empty();
  }

  private static Optional<Operator> need(Words words, int i, int to) {
    int not = words.at(i + 1).in(Set.of("also", "therefore", "then", "thus")) ? i + 2 : i + 1;
    if (words.at(not).is("not")) {
      return plain(words, i, not + 1, Force.EXEMPT, to);
    }
    if (words.at(i + 1).is("to") && words.at(i + 2).word()) {
      return plain(words, i, i + 2, Force.OBLIGE, to);
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

  private static Optional<Operator> have(Words words, int i, int to) {
    if (words.at(i + 1).is("to") && Verbs.isBase(words.at(i + 2).lower())) {
      return plain(words, i, i + 2, Force.OBLIGE, to);
    }
    int noun = words.at(i + 1).in(Set.of("the", "a", "an")) ? i + 2 : i + 1;
    if (words.at(noun + 1).is("to") && words.at(noun).is("right")) {
      return plain(words, i, noun + 2, Force.PERMIT, to);
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

  private static boolean verb(Token token) {
    return token.tagged("VERB")
        || token.tagged("AUX")
        || token.tagged("ADV")
        || Verbs.isBase(token.lower());
  }

  /** "is required to", "are prohibited from", "is not allowed": a form of "be" and an adjective. */
  private static Optional<Operator> adjective(Words words, int start, int after, int to) {
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
            || words.at(i).in(Set.of("obviously", "clearly", "already")))) {
      negated |= words.at(i).is("not") || words.at(i).is("never") || words.at(i).is("no");
      i++;
    }
    if (!words.at(start).in(Set.of("is", "are")) && !words.slice(after, i).contains("be")) {
      return Optional.empty();
    }
    String word = words.at(i).lower();
    Token next = words.at(i + 1);
    boolean infinitive = next.is("to");
    switch (word) {
      case "required", "obliged", "obligated", "bound", "expected", "mandated" -> {
        return infinitive && verb(words.at(i + 2))
            ? plain(words, start, i + 2, negated ? Force.EXEMPT : Force.OBLIGE, to)
            : Optional.empty();
      }
      case "encouraged", "advised", "recommended", "urged", "asked", "requested" -> {
        return infinitive && finite
            ? plain(words, start, i + 2, negated ? Force.DISCOURAGE : Force.RECOMMEND, to)
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
          "tolerated" -> {
        Force force = negated ? Force.FORBID : Force.PERMIT;
        if (infinitive
            && verb(words.at(i + 2))
            && !words.at(i).in(Set.of("acceptable", "tolerated"))) {
          return plain(words, start, i + 2, force, to);
        }
        boolean about =
            words.at(i).in(Set.of("entitled", "free", "welcome", "authorised", "authorized"));
        boolean bare = !about && (negated || !words.at(i).in(Set.of("acceptable", "tolerated")));
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
      case "responsible", "accountable" -> {
        return next.is("for") && !negated
            ? Optional.of(new Operator(start, start, i + 2, Force.OBLIGE, false, Shape.NOUN))
            : Optional.empty();
      }
      case "to" -> {
        boolean order =
            words.at(start).in(Set.of("is", "are"))
                && (words.at(i + 1).is("be") || HeadNouns.canAct(words.at(start - 1).lower()))
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
