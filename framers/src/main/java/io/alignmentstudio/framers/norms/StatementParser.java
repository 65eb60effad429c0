package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.Operator.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a sentence into what stands in front, its clauses, and their predicates. */
final class StatementParser {
  private static final Pattern CONNECTIVE =
      Pattern.compile(
          "(?i)^(?:(?:however|therefore|moreover|furthermore|in addition|additionally|also|besides|instead(?! of)"
              + "|similarly|likewise|consequently|accordingly|nevertheless|nonetheless|thus|hence"
              + "|note that|please note that|remember that|and|but|or),? "
              + "|(?:yes|no|as an exception|in particular|in general|generally|finally|first|firstly"
              + "|second|secondly|third|thirdly|then|next|lastly|please note|ideally|at a minimum|ordinarily|usually|normally|typically"
              + "|as a result|to that end|conversely|specifically), "
              + "|(?:yes|no)[.;:] )+");
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?!If |When |Where |Before |After )[A-Z][\\w'/&-]*(?: [\\w'/&-]+){0,4}: (?=[A-Z])");

  /** A label without its colon: "Trip Name This should follow". */
  private static final Pattern RUN_IN =
      Pattern.compile(
          "^(?:[A-Z][\\w'/&-]*)(?: (?:[A-Z][\\w'/&-]*|of|and|for|the|to))* (?=(?:This|These|It|They|You|We|The|If|When|Where|All|Each|Every) (?:[a-z]))");

  private static final Set<String> FRONT =
      Set.of(
          "if",
          "when",
          "whenever",
          "where",
          "wherever",
          "before",
          "after",
          "until",
          "unless",
          "while",
          "once",
          "upon",
          "in",
          "on",
          "for",
          "during",
          "within",
          "by",
          "at",
          "as",
          "with",
          "without",
          "under",
          "above",
          "below",
          "from",
          "to",
          "except",
          "subject",
          "notwithstanding",
          "whatever",
          "whichever",
          "whether",
          "even",
          "although",
          "though",
          "because",
          "since",
          "through",
          "throughout",
          "among",
          "between",
          "prior",
          "following",
          "given",
          "provided",
          "should",
          "despite",
          "regardless",
          "outside",
          "inside",
          "over",
          "up",
          "beyond",
          "every",
          "each",
          "apart",
          "unlike",
          "instead",
          "other",
          "taking",
          "depending",
          "using",
          "immediately",
          "any",
          "not",
          "no",
          "only",
          "whilst",
          "based",
          "in-case",
          "considering",
          "having");
  private static final Set<String> SUBJECT_DETERMINERS =
      Set.of("no", "any", "each", "every", "only", "not");
  private static final Set<String> NO_LATER = Set.of("later", "sooner", "earlier", "matter");
  private static final Set<String> NEVER_ORDERS =
      Set.of(
          "welcome",
          "thank",
          "see",
          "note",
          "imagine",
          "suppose",
          "let",
          "let's",
          "say",
          "mean",
          "need",
          "remember",
          "learn",
          "be",
          "being",
          "click",
          "like",
          "please",
          "have",
          "want",
          "thanks",
          "become",
          "view",
          "do",
          "found",
          "back",
          "happen",
          "saw",
          "left",
          "mine",
          "founded",
          "based",
          "figure",
          "table",
          "reference");
  private static final Set<String> TITLE_WORDS =
      Set.of("and", "or", "of", "for", "in", "on", "to", "with", "from", "by", "at");
  private static final Pattern MODAL =
      Pattern.compile(
          "(?i)\\b(?:must|shall|should|cannot|may not|(?:is|are) (?:required|prohibited|forbidden|obliged|not permitted|not allowed))\\b");
  private static final Pattern ABILITY =
      Pattern.compile(
          "(?i)(?:(?:you|they|all|any|the|your|our|each|every) )?(?:\\w+ )??(?:you|employees?|staff|workers?|users?|they)"
              + " can (?!not\\b|only\\b|never\\b)");
  private static final Pattern READ_ON =
      Pattern.compile(
          "(?i)(?:(?:find|get|see|read|learn|discover)(?: out)? (?:much |a lot )?more\\b"
              + "|(?:refer to|see|read|visit|check) .*\\bfor (?:more|further|additional)(?: \\w+)? (?:information|details?|guidance)\\b"
              + "|refer to .*\\bfor more,)");
  private static final Pattern SOFT =
      Pattern.compile("(?i)^(?:consider|try to|aim to|feel free to|strive to|prefer to)\\b.*");

  private final Discourse discourse;

  StatementParser(Discourse discourse) {
    this.discourse = discourse;
  }

  /** The norms of one clean sentence; why none came of a part is added to the reasons. */
  List<Draft> parse(String sentence, List<String> reasons) {
    if (sentence.endsWith("?")) {
      reasons.add("a question");
      return List.of();
    }
    if (sentence.matches("^[\"“'«].*")) {
      return List.of();
    }
    List<Draft> drafts = new ArrayList<>();
    String prefix = "";
    for (String part : sentence.split("; (?![^\\[\\]]*\\])")) {
      String text = LABEL.matcher(part.strip()).replaceFirst("");
      text = RUN_IN.matcher(text).replaceFirst("");
      text = CONNECTIVE.matcher(text).replaceFirst("");
      text = Rewrites.apply(VerbPhrases.capitalised(text));
      if (text.isBlank()) {
        continue;
      }
      if (!prefix.isEmpty() && Verbs.isPolicyVerb(text.split("\\W")[0])) {
        text = prefix + Character.toLowerCase(text.charAt(0)) + text.substring(1);
      }
      Words words = Words.of(text);
      prefix = parsePart(words, drafts, reasons);
    }
    return drafts;
  }

  /** Parses one part and returns its subject and modal, for parts that go on with them. */
  private String parsePart(Words words, List<Draft> drafts, List<String> reasons) {
    int to = words.size();
    Front front = front(words, to);
    int main = front.main();
    Optional<Operator> operator = Operators.find(words, main, to);
    if (operator.isPresent() && operator.get().start() > main) {
      clauses(words, front, operator.get(), to, drafts, reasons);
      return operator.get().shape() == Shape.VERB
          ? words.text(main, operator.get().predicate()) + " "
          : "";
    }
    if (order(words, main, to)) {
      order(words, front, main, to, drafts, reasons);
      return "";
    }
    Optional<Declared> declared = declaredSubject(words, main, to);
    declared.ifPresent(found -> discourse.subject(found.subject()));
    Optional<Operator> later =
        declared.flatMap(found -> laterOperator(words, main, found.end(), to));
    if (later.isPresent()) {
      clauses(words, new Front(0, 0), later.get(), to, drafts, reasons);
      return "";
    }
    boolean modal = MODAL.matcher(words.text()).find();
    Optional<Operator> plain =
        modal && operator.isEmpty() ? Operators.findPastNouns(words, main, to) : Optional.empty();
    if (plain.filter(found -> found.start() > main).isPresent()) {
      clauses(words, front, plain.get(), to, drafts, reasons);
      return "";
    }
    if (!modal && ABILITY.matcher(words.text(main, to)).lookingAt()) {
      reasons.add("a “can” that may tell an ability");
    }
    if (modal) {
      reasons.add(operator.isPresent() ? "no subject" : "the modal is not that of the main clause");
    }
    return "";
  }

  /**
   * What precedes the main clause.
   *
   * @param to end of the front, without its comma
   * @param main first token of the main clause
   */
  record Front(int to, int main) {}

  private static Front front(Words words, int to) {
    Token first = words.at(0);
    boolean opener =
        first.in(FRONT)
            || first.tagged("ADP")
            || first.tagged("SCONJ")
            || first.tagged("ADV")
            || (first.tagged("VERB") && first.lower().matches(".*(ing|ed)"));
    boolean gerundSubject =
        first.tagged("VERB")
            && first.lower().endsWith("ing")
            && !first.in(FRONT)
            && Operators.find(words, 0, to).isPresent();
    if (!opener || gerundSubject) {
      return new Front(0, 0);
    }
    int whole = Operators.find(words, 0, to).map(Operator::start).orElse(to);
    for (int comma = 1; comma < to - 1; comma++) {
      if (words.at(comma).text().equals(":") && !words.at(comma + 1).startsUpper()) {
        return new Front(0, 0); // A list inside the condition: its items are no orders.
      }
      if (!words.at(comma).comma()) {
        continue;
      }
      // "No employee may supervise, appraise or ...": the determiner belongs to the subject.
      boolean denies = first.in(Set.of("no", "neither")) && !words.at(1).in(NO_LATER);
      if (denies ? whole < to : first.in(SUBJECT_DETERMINERS) && whole < comma) {
        return new Front(0, 0);
      }
      int start = comma + 1;
      while (words.at(start).in(Set.of("then", "also", "please", "therefore"))) {
        start++;
      }
      Optional<Operator> operator = Operators.find(words, start, to);
      boolean clause =
          operator.isPresent()
              && operator.get().start() > start
              && startsSubject(words, start)
              && commas(words, start, operator.get().start());
      if (clause
          || (order(words, start, to)
              && !overtaken(words, start, to)
              && !toldBefore(words, first, comma))) {
        int last = lastComma(words, comma, start, operator);
        return new Front(last, last == comma ? start : last + 1);
      }
    }
    return first.tagged("ADP") || first.in(Set.of("during", "above", "up"))
        ? frontWithoutComma(words, to)
        : new Front(0, 0);
  }

  /**
   * Whether what looks like an order goes on a list of conditions, because the main clause follows:
   * "to vote, register to vote, or stand as a candidate, you can".
   */
  private static boolean overtaken(Words words, int start, int to) {
    boolean list = false;
    for (int i = start + 1; i < to - 2; i++) {
      list |= words.at(i).tagged("CCONJ") && !words.at(i).is("but");
      int subject = words.at(i + 1).is("then") ? i + 2 : i + 1;
      boolean clause =
          words.at(i).comma()
              && words.at(subject).in(Set.of("you", "they", "we", "he", "she", "it"))
              && words.at(subject + 1).tagged("AUX");
      if (list && clause) {
        return true;
      }
    }
    return false;
  }

  /** Whether the main clause stood before: "for example, a name is a word that, oddly, ends". */
  private static boolean toldBefore(Words words, Token first, int comma) {
    int own = 1;
    while (own < comma && !words.at(own).comma()) {
      own++;
    }
    boolean phrase = first.tagged("ADP") && !first.in(Set.of("after", "before", "until"));
    return phrase && own + 2 < comma && Operators.hasFiniteVerb(words, own + 1, comma);
  }

  /**
   * The comma that ends the front, where the front is a list: "when a user mentions violence,
   * illness or grief, Quill must". A list of subjects keeps the first comma.
   */
  private static int lastComma(Words words, int comma, int start, Optional<Operator> operator) {
    int last = comma;
    int end = operator.map(Operator::start).orElse(start);
    for (int i = start; i < end; i++) {
      List<String> chunk = words.slice(last + 1, i);
      boolean listEnds = chunk.contains("or") || chunk.contains("and");
      if (words.at(i).comma() && listEnds && startsSubject(words, i + 1) && i + 1 < end) {
        last = i;
      }
    }
    return last;
  }

  /** Whether the subject has no lone comma, which would belong to the front. */
  private static boolean commas(Words words, int from, int to) {
    long commas = words.tokens().subList(from, to).stream().filter(Token::comma).count();
    boolean list = words.slice(from, to).contains("and") || words.slice(from, to).contains("or");
    return commas % 2 == 0 || list || words.at(to - 1).comma();
  }

  /** "Above that value the CCO must approve it". */
  private static Front frontWithoutComma(Words words, int to) {
    for (int i = 2; i < Math.min(to, 14); i++) {
      Token token = words.at(i);
      boolean fresh =
          token.tagged("DET")
              || (token.tagged("PRON") && !token.in(Set.of("who", "which", "that", "whose")));
      if (words.at(i - 1).nominal() && fresh) {
        Optional<Operator> operator = Operators.find(words, i, to);
        if (operator.isPresent() && operator.get().start() > i) {
          return new Front(i, i);
        }
      }
      boolean noun =
          words.at(i - 1).tagged("NOUN")
              && token.tagged("NOUN")
              && io.alignmentstudio.framers.language.NounPhrases.plural(words.at(i - 1).lower())
              && Operators.match(words, i + 1, to).isPresent();
      if (noun) {
        return new Front(i, i);
      }
    }
    return new Front(0, 0);
  }

  private static boolean startsSubject(Words words, int i) {
    Token token = words.at(i);
    if (token.in(
            Set.of(
                "and",
                "or",
                "but",
                "which",
                "who",
                "whose",
                "that",
                "whether",
                "including",
                "such",
                "if",
                "when",
                "where",
                "unless"))
        && !words.starts(i, List.of("that"))) {
      return token.is("such") && words.at(i + 1).nominal();
    }
    return token.nominal()
        || token.tagged("DET")
        || token.tagged("PRON")
        || token.tagged("ADJ")
        || token.tagged("NUM")
        || token.in(Set.of("only", "both", "either", "neither", "nor", "all", "any", "no"))
        || (token.tagged("VERB") && token.lower().endsWith("ing"))
        || (token.tagged("VERB") && token.lower().endsWith("ed"))
        || token.startsUpper();
  }

  /** Whether a clause is an order: it starts with a base form and has no subject. */
  private static boolean order(Words words, int main, int to) {
    int i = main;
    while (words
            .at(i)
            .in(Set.of("please", "always", "also", "then", "first", "instead", "simply", "just"))
        || (words.at(i).tagged("ADV") && words.at(i).lower().endsWith("ly"))) {
      i++;
    }
    boolean negative = words.starts(i, List.of("do", "not")) || words.at(i).is("never");
    if (negative) {
      int verb = words.at(i).is("never") ? i + 1 : i + 2;
      while (words.at(verb).tagged("ADV")) {
        verb++;
      }
      return Verbs.isBase(words.at(verb).lower()) && to - verb >= 1;
    }
    Token token = words.at(i);
    if ((main > 0 && token.startsUpper()) || token.in(NEVER_ORDERS) || to - i < 3) {
      return words.starts(i, List.of("be", "sure"))
          || (words.starts(i, List.of("have", "a")) && token.tagged("VERB") && main > 0);
    }
    if (!Verbs.isBase(token.lower())
        || words.at(i + 1).tagged("AUX")
        || words.at(i + 1).text().matches("[:/+=*&|–—-]")
        || title(words, i, to)) {
      return false;
    }
    // "Schedule 4 or 5 of the agreement" is a reference.
    boolean reference =
        token.startsUpper()
            && words.at(i + 1).text().matches("\\d+(?:\\.\\d+)*")
            && !words.at(i + 2).nominal()
            && !words.at(i + 2).tagged("ADJ");
    if (reference) {
      return false;
    }
    if (words
        .at(i + 1)
        .in(
            Set.of(
                "of",
                "policy",
                "policies",
                "procedure",
                "procedures",
                "process",
                "management",
                "is",
                "are",
                "name"))) {
      return false;
    }
    boolean verb =
        token.tagged("VERB")
            && (token.lemma().equals(token.lower()) || Verbs.isPolicyVerb(token.lower()));
    boolean object =
        words.at(i + 1).tagged("DET")
            || words.at(i + 1).tagged("NUM")
            || (words.at(i + 1).tagged("PRON")
                && !words.at(i + 1).in(Set.of("that", "which", "who")));
    boolean ended = words.at(to - 1).text().matches("[.!;]");
    boolean policyVerb = Verbs.isPolicyVerb(token.lower());
    boolean label =
        words.tokens().subList(i + 1, to).stream()
            .allMatch(
                next ->
                    next.nominal() || next.tagged("ADJ") || !next.word() || next.tagged("CCONJ"));
    if (!verb && !(policyVerb && !label && (object || ended || main > 0))) {
      return false;
    }
    return !Operators.hasFiniteVerb(words, i + 1, firstBreak(words, i + 1, to));
  }

  /** Whether every word is written as in a title: "Leave Year Beginning and Ending Dates". */
  private static boolean title(Words words, int from, int to) {
    boolean ended = words.at(to - 1).text().matches("[.!;]");
    return words.at(from).startsUpper()
        && HeadNouns.isNoun(words.at(from).lower())
        && !words.at(from + 1).text().matches("[\"“”'‘]+")
        && !ended
        && words.tokens().subList(from, to).stream()
            .filter(Token::word)
            .allMatch(token -> token.startsUpper() || token.in(TITLE_WORDS));
  }

  /** The first place after which another clause may have its own finite verb. */
  private static int firstBreak(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean breaks =
          Modifiers.kind(words, i, false).isPresent()
              || (words
                      .at(i)
                      .in(
                          Set.of(
                              "that", "what", "how", "whether", "who", "which", "as", "than", "so",
                              "and", "or", "but", ":"))
                  && i > from + 1)
              || (words.at(i).comma() && i > from + 1);
      if (breaks) {
        return i;
      }
    }
    return to;
  }

  private void order(
      Words words, Front front, int main, int to, List<Draft> drafts, List<String> reasons) {
    int i = main;
    Force force = Force.OBLIGE;
    while (words
        .at(i)
        .in(Set.of("please", "always", "also", "then", "first", "instead", "simply", "just"))) {
      i++;
    }
    if (words.starts(i, List.of("do", "not"))) {
      force = Force.FORBID;
      i += 2;
    } else if (words.at(i).is("never")) {
      force = Force.FORBID;
      i++;
    }
    String rest = words.text(i, to);
    if (READ_ON.matcher(rest).lookingAt()) {
      reasons.add("points to further reading");
      return;
    }
    if (SOFT.matcher(rest).matches()) {
      boolean free = rest.toLowerCase(java.util.Locale.ROOT).startsWith("feel free to");
      force = force != Force.OBLIGE ? force : free ? Force.PERMIT : Force.RECOMMEND;
      i += free ? 3 : rest.matches("(?i)(try|aim|strive|prefer) to .*") ? 2 : 0;
    }
    Operator operator = new Operator(main, main, i, force, false, Shape.VERB);
    Force kept = force;
    List<Draft> found = new ArrayList<>();
    clauses(words, front, operator, to, found, reasons);
    found.stream().map(draft -> method(draft, kept)).forEach(drafts::add);
  }

  private static Draft method(Draft draft, Force force) {
    return new Draft(
        draft.bearer(),
        draft.force() == force ? force : draft.force(),
        draft.action(),
        draft.object(),
        draft.counterparty(),
        draft.condition(),
        draft.exception(),
        draft.threshold(),
        draft.deadline(),
        draft.statement(),
        "imperative");
  }

  /** Cuts the sentence at every further modal and drafts each clause. */
  private void clauses(
      Words words, Front front, Operator first, int to, List<Draft> drafts, List<String> reasons) {
    Operator operator = first;
    while (true) {
      Optional<Next> next = next(words, operator, to);
      int end = next.map(Next::boundary).orElse(to);
      new DraftBuilder(words, discourse, front, reasons).build(operator, end, drafts);
      if (next.isEmpty()) {
        return;
      }
      operator = next.get().operator();
    }
  }

  private record Next(int boundary, Operator operator) {}

  private static Optional<Next> next(Words words, Operator operator, int to) {
    boolean relative = false;
    boolean subordinate = false;
    for (int i = operator.predicate() + 1; i < to - 2; i++) {
      Token token = words.at(i);
      relative = !token.comma() && (relative || token.in(Set.of("who", "which", "whose")));
      subordinate |=
          Modifiers.kind(words, i, relative)
                  .filter(kind -> kind != Modifiers.Kind.DEADLINE)
                  .isPresent()
              || token.in(Set.of("that", "whether", "how", "what"));
      boolean joint =
          token.tagged("CCONJ") || token.is("but") || token.in(Set.of("whereas", "while", "so"));
      if (!joint) {
        continue;
      }
      boolean comma = words.at(i - 1).comma();
      int start = i + 1;
      while (words.at(start).in(Set.of("then", "also", "so", "therefore"))) {
        start++;
      }
      int boundary = comma ? i - 1 : i;
      Optional<Operator> same = Operators.match(words, start, to);
      if (same.isPresent() && (!relative || comma)) {
        Operator found = same.get();
        return Optional.of(
            new Next(
                boundary,
                new Operator(
                    operator.subject(),
                    operator.start(),
                    found.predicate(),
                    found.force(),
                    found.only(),
                    found.shape())));
      }
      if (relative || (subordinate && !comma) || !startsSubject(words, start)) {
        continue;
      }
      Optional<Operator> own = Operators.find(words, start, Math.min(to, start + 16));
      if (own.isPresent()
          && own.get().start() > start
          && !words.at(own.get().start() - 1).tagged("CCONJ")
          && !words.slice(start, own.get().start()).contains(",")) {
        int subject = start;
        return Operators.match(words, own.get().start(), to)
            .map(found -> new Next(boundary, found.withSubject(subject)));
      }
    }
    return Optional.empty();
  }

  /** The subject of a clause without a modal, and where it ends. */
  private record Declared(Subject subject, int end) {}

  private static Optional<Declared> declaredSubject(Words words, int main, int to) {
    for (int i = main + 1; i < Math.min(to, main + 14); i++) {
      boolean verb =
          words.at(i).tagged("AUX")
              || (words.at(i).tagged("VERB") && !words.at(i).lower().endsWith("ing"));
      if (verb && startsSubject(words, main) && !words.at(i - 1).tagged("PRON")) {
        return Optional.of(new Declared(Subject.of(words, main, i), i));
      }
      if (words.at(i).comma()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A modal in the second half: "approval lasts for a year and must be renewed". */
  private static Optional<Operator> laterOperator(Words words, int main, int end, int to) {
    for (int i = end + 1; i < to - 2; i++) {
      boolean joint = words.at(i).is("and") || words.at(i).is("but");
      // "It is important to know that dates are given and may not be exact" tells, and orders
      // nothing.
      boolean told = words.slice(end, i).contains("that") && !words.at(i - 1).comma();
      if (!joint || told) {
        continue;
      }
      Optional<Operator> same = Operators.match(words, i + 1, to);
      if (same.isPresent() && same.get().shape() == Shape.VERB) {
        Operator found = same.get();
        return Optional.of(
            new Operator(main, end, found.predicate(), found.force(), found.only(), found.shape()));
      }
      boolean own = words.at(i - 1).comma() && startsSubject(words, i + 1);
      if (own) {
        int subject = i + 1;
        return Operators.find(words, subject, to).filter(found -> found.start() > subject);
      }
    }
    return Optional.empty();
  }
}
