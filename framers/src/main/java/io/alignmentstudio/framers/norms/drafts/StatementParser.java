package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.rewording.Between;
import io.alignmentstudio.framers.norms.rewording.Commas;
import io.alignmentstudio.framers.norms.rewording.Conduct;
import io.alignmentstudio.framers.norms.rewording.OrdersInRow;
import io.alignmentstudio.framers.norms.rewording.Ourselves;
import io.alignmentstudio.framers.norms.rewording.PlainOrders;
import io.alignmentstudio.framers.norms.rewording.PlainRules;
import io.alignmentstudio.framers.norms.rewording.Practice;
import io.alignmentstudio.framers.norms.rewording.Restated;
import io.alignmentstudio.framers.norms.rewording.Rewrites;
import io.alignmentstudio.framers.norms.rewording.Signs;
import io.alignmentstudio.framers.norms.rewording.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a sentence into what stands in front, its clauses, and their predicates. */
public final class StatementParser {
  /** The last of several acts under one modal: "; or copy keys". */
  private static final Pattern JOINED = Pattern.compile("(?i)(?:and|or|nor|and/or) ");

  private static final Pattern DENIED =
      Pattern.compile(
          "(?<who>.+?) (?:(?<modal>must|should|shall|may|can|need|will|is|are|do|does|has|have)\\b.*?\\b(?:not|never)|cannot)\\b.*");

  private static final Pattern CONNECTIVE =
      Pattern.compile(
          "(?i)^(?:(?:for (?:example|instance), (?=(?:if|when|unless|do not|never|always|you|we|employees|staff)\\b))|(?:it is for (?:this|that|these) reasons? that|(?:that|this) (?:also )?means(?: that)?(?! you can| they can| we can)|(?:that|this) is why) |(?:however|therefore|thereafter|moreover|furthermore|in"
              + " addition(?! to)|additionally|also|besides|instead(?! of)"
              + "|in short|in summary|in other words|as such|as a (?:general )?rule|to this end|with this in mind|with that in mind|above all|of course|for (?:this|that|these|those) reasons?|that said"
              + "|as (?:already )?(?:stated|noted|mentioned|described|explained|discussed|set out|outlined) (?:above|before|earlier|below)|indeed|simply put|here at [A-Z][\\w&]+"
              + "|similarly|likewise|consequently|accordingly|nevertheless|nonetheless|thus|hence|note"
              + " that|please note that|remember that|(?:please )?remember to|and|but|or),?"
              + " |(?:yes|no|otherwise|as an exception|in particular|in"
              + " general|generally|finally|first|firstly|second|secondly|third|thirdly|then|next|lastly|please"
              + " note|ideally|at a minimum|ordinarily|usually|normally|typically|as a result|to"
              + " that end|conversely|specifically), |(?:yes|no)[.;:] )+");
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?!If |When |Where |Before |After )[A-Z][\\w'/&-]*(?: [\\w'/&-]+){0,4}: (?=[A-Z])");

  /** "Remember: lock your screen", "Warning! Never ...". */
  private static final Pattern MARK =
      Pattern.compile(
          "(?i)^(?:please"
              + " )?(?:note|warning|important|caution|tip|remember|reminder|attention|nb)(?:\\s*[:.!–—-]+\\s+|\\s+(?=(?:[Nn]ever|[Dd]o"
              + " not|[Aa]lways|[Yy]ou)\\b))(?=\\w)");

  /** "Please label it; we keep few": an order of several words. */
  private static final Pattern REQUEST =
      Pattern.compile("(?i)(?:please |always )?[a-z]+ (?:[^\\s:]+ ){2,}[^\\s:]*\\w");

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?i)(?:we|it|they|you|this|that|these|there|please|if|when|do not|never)\\b");

  /** "Gifts, however, must be small": the word belongs to no noun. */
  private static final Pattern INSERTED =
      Pattern.compile(
          "(?i)^(?!(?:if|when|where|in|on|at|for|as|while|before|after|unless|under|with|to)\\b)(?<who>[^,;:]{2,80}), (?:however|therefore|moreover|furthermore|of course|too|in turn|nevertheless|nonetheless|accordingly|thus|consequently|in short|as such|likewise|similarly), (?=(?:must|should|shall|may|can|cannot|will|is|are|need|has|have)\\b)");

  /** What a party to a contract will do, it has to do. */
  private static final Pattern PROMISE = Pattern.compile("\\bwill\\b(?! be deemed)");

  private static final Pattern NOT_ALL = Pattern.compile("(?i)not (?:all|every)\\b");

  /** A sentence that is whole without the list that it announces: "a plan that includes:". */
  private static final Pattern OPEN_END =
      Pattern.compile(
          "(?i)^(?<whole>(?:\\S+ ){3,}?\\S+?),? (?:by|through|including|(?:that|which)(?: (?:at a"
              + " minimum|at least|also))?|(?:that|which|to) \\w+(?: at least)?|as follows|such"
              + " as)(?:,? at a minimum)?:$");

  /** A label without its colon: "Trip Name This should follow". */
  private static final Pattern RUN_IN =
      Pattern.compile(
          "^(?:[A-Z][\\w'/&-]*)(?: (?:[A-Z][\\w'/&-]*|of|and|for|the|to))*"
              + " (?=(?:This|These|It|They|You|We|The|If|When|Where|All|Each|Every) (?:[a-z]))");

  private static final Pattern QUOTED_SUBJECT =
      Pattern.compile(
          "[\"“](?<name>[^\"“”]{2,60})[\"”](?<rest>(?: \\([^)]*\\))?(?:"
              + " (?!means?\\b|and\\b|or\\b|states?\\b)[a-z]+)*? (?:must|shall|should|may"
              + " not|cannot)\\b(?! (?:\\w+ly )?(?:mean|have the|be"
              + " (?:understood|construed|interpreted))\\b).*)");

  /** A mark that the sentence does not close: an amendment that an act quotes goes on for lines. */
  private static final Pattern OPEN_QUOTE = Pattern.compile("“[A-Za-z][^“”]*(?:“[^“”]*”[^“”]*)*");

  private static final Pattern MODAL =
      Pattern.compile(
          "(?i)\\b(?:must|shall|should|cannot|may not|(?:is|are)"
              + " (?:required|prohibited|forbidden|obliged|not permitted|not allowed))\\b");
  private static final Pattern ABILITY =
      Pattern.compile(
          "(?i)(?:(?:you|they|all|any|the|your|our|each|every) )?(?:\\w+"
              + " )??(?:you|employees?|staff|workers?|users?|they) can"
              + " (?!not\\b|only\\b|never\\b)");
  private static final Pattern SOFT =
      Pattern.compile("(?i)^(?:consider|try to|aim to|feel free to|strive to|prefer to)\\b.*");

  /** "We welcome questions, however, you must not": two sentences. */
  private static final Pattern HOWEVER =
      Pattern.compile(
          "^(?!(?:If|When|Where|While|As|Although|Before|After|Unless) )((?:\\S+ ){3,}?\\S+), however, (?=(?:we|you|they|the|all|no|each|employees)\\b)");

  /** "Shall not create off-book accounts", below a label. */
  private static final Pattern NO_SUBJECT =
      Pattern.compile(
          "(?i)^(?:(?:must|shall) (?:not |never |always )?|should (?:not |never |always ))(?=[a-z]+ )(?!be\\b|you\\b|we\\b|they\\b|the\\b|any\\b|an?\\b)");

  /** "Responsible for auditing access once a quarter and for reporting breaches in 72 hours". */
  private static final Pattern TWO_DUTIES =
      Pattern.compile(
          "^(?<who>[^,;]{2,80}? (?:is|are) (?:responsible|accountable)) for (?<one>[a-z]+ing\\b"
              + " [^;]+?),? and for (?=[a-z]+ing\\b)");

  private static final Pattern WORTH_MORE = Pattern.compile("(?i)\\bworth (more|less)\\b(?! than)");

  private static final Pattern THAT_AMOUNT =
      Pattern.compile("(?i)\\b(?:that|this) (?:amount|value|sum)\\b(?! of)");

  private static final Pattern THOSE =
      Pattern.compile("^[Tt]hose(?= (?:of|above|over|below|under|exceeding|between|worth) )");

  /** "Nobody may accept a gift that:" says nothing without the list below it. */
  private static final Pattern OPEN_LEAD =
      Pattern.compile("(?is)[^,;]*\\b(?:that|which|who|if|when|where|unless):\\s*");

  private final Discourse discourse;
  private final Conduct conduct;
  private final boolean orders;

  /**
   * Reads sentences of one clause.
   *
   * @param orders whether they stand in a list of orders
   */
  public StatementParser(Discourse discourse, Conduct conduct, boolean orders) {
    this.discourse = discourse;
    this.conduct = conduct;
    this.orders = orders;
  }

  /** The norms of one clean sentence; why none came of a part is added to the reasons. */
  public List<Draft> parse(String sentence, List<String> reasons) {
    if (sentence.endsWith("?")) {
      reasons.add("a question");
      return List.of();
    }
    if (OPEN_LEAD.matcher(sentence).matches()) {
      reasons.add("a lead-in without its list");
      return List.of();
    }
    if (sentence.matches("^[\"“'«].*")) {
      String unquoted = unquoted(sentence);
      return unquoted.equals(sentence) ? List.of() : parse(unquoted, reasons);
    }
    List<Draft> drafts = new ArrayList<>();
    String prefix = "";
    boolean contract = discourse.voices().you().equals(Voices.PARTIES);
    String calm = Signs.apart(PlainRules.spelled(PlainOrders.plain(Signs.calm(sentence))));
    String told = contract ? PROMISE.matcher(calm).replaceAll("shall") : calm;
    String apart = TWO_DUTIES.matcher(told).replaceFirst("${who} for ${one}; ${who} for ");
    String plain = Tails.said(INSERTED.matcher(Ourselves.addressed(apart)).replaceFirst("${who} "));
    String parts =
        HOWEVER
            .matcher(Restated.flat(Commas.apart(OrdersInRow.apart(OrdersInRow.together(plain)))))
            .replaceFirst("$1; ");
    String[] all = parts.split("; (?![^\\[\\]]*\\])");
    boolean listed = JOINED.matcher(all[all.length - 1]).lookingAt();
    for (int i = 0; i < all.length; i++) {
      String part = all[i].strip();
      String text =
          MARK.matcher(i == 0 && all.length > 1 ? closed(part, all[1]) : part).replaceFirst("");
      text = LABEL.matcher(text).replaceFirst("");
      text = text.replaceFirst("^(?:(?:[Ss]o|[Hh]ence|[Tt]hus),|[Aa]fterwards,?) (?=[a-z])", "");
      if (NOT_ALL.matcher(text).lookingAt()) {
        reasons.add("not all: it is open who");
        continue;
      }
      text = OPEN_END.matcher(Only.closed(text)).replaceFirst("${whole}.");
      text = RUN_IN.matcher(text).replaceFirst("");
      text = Commas.ended(VerbPhrases.capitalised(CONNECTIVE.matcher(text).replaceFirst("")));
      text = NO_SUBJECT.matcher(text).replaceFirst("You $0");
      text = VerbPhrases.capitalised(measured(text));
      String practice = Practice.ordered(contract ? text : conduct.ordered(text));
      text = Between.moved(Rewrites.apply(Restated.of(practice)));
      if (text.isBlank()) {
        continue;
      }
      boolean order = text.matches("(?i)(?:do not|don['’]t|never) .*");
      if (!prefix.isEmpty() && !order && goesOn(text)) {
        text = prefix + Character.toLowerCase(text.charAt(0)) + text.substring(1);
      }
      Words words = Words.of(text);
      String open = parsePart(words, drafts, reasons);
      prefix = listed ? open : affirmed(open);
    }
    return drafts;
  }

  /** A request before a semicolon with the full stop that it would have alone. */
  private static String closed(String part, String next) {
    boolean kind = part.matches("(?i)please .*");
    return REQUEST.matcher(part).matches() && (kind || CLAUSE.matcher(next).lookingAt())
        ? part + "."
        : part;
  }

  /** Whether a part has a verb and no subject: not "state law requires a permit". */
  private static boolean goesOn(String part) {
    Words words = Words.of(part);
    return Verbs.isPolicyVerb(part.split("\\W")[0])
        && !(words.at(1).nominal() && FiniteVerbs.any(words, 1, words.size()));
  }

  /**
   * Who acts in an order behind a ban, "guests must not use the lift; take the stairs": the ban
   * ends where no "or" joins the two.
   */
  private static String affirmed(String prefix) {
    Matcher denied = DENIED.matcher(prefix);
    if (!denied.matches()) {
      return prefix;
    }
    Words who = Words.of(denied.group("who"));
    String modal = "should".equals(denied.group("modal")) ? " should " : " must ";
    return Subject.of(who, 0, who.size()).animate() ? who.text() + modal : "";
  }

  /** "Gifts worth more", "anything above that amount", "those of EUR 5,000": than and of what. */
  private String measured(String part) {
    String text = part;
    if (discourse.lastAmount().isPresent()) {
      String amount = java.util.regex.Matcher.quoteReplacement(discourse.lastAmount().get());
      text = WORTH_MORE.matcher(text).replaceAll("worth $1 than " + amount);
      text = THAT_AMOUNT.matcher(text).replaceAll(amount);
    }
    if (discourse.lastThings().isPresent()) {
      text = THOSE.matcher(text).replaceFirst(discourse.lastThings().get());
    }
    discourse.amount(text);
    return text;
  }

  /**
   * A sentence without the marks around its subject, "“Secrets” must remain secret", or the mark
   * before a text of several sentences; as it is where all of it is something that somebody says.
   */
  private static String unquoted(String sentence) {
    Matcher named = QUOTED_SUBJECT.matcher(sentence);
    if (named.matches() && !MODAL.matcher(named.group("name")).find()) {
      return named.group("name") + named.group("rest");
    }
    return OPEN_QUOTE.matcher(sentence).matches() ? sentence.substring(1).strip() : sentence;
  }

  /** Parses one part and returns its subject and modal, for parts that go on with them. */
  private String parsePart(Words words, List<Draft> drafts, List<String> reasons) {
    int to = words.size();
    Front front = Front.of(words, to);
    int main = front.main();
    Optional<Operator> operator = Operators.find(words, main, to);
    if (operator.isPresent() && operator.get().start() > main) {
      clauses(words, front, operator.get(), to, drafts, reasons);
      return operator.get().shape() == Shape.VERB
          ? words.text(main, operator.get().predicate()) + " "
          : "";
    }
    if (Orders.at(words, main, to) || (orders && Orders.listed(words, main, to))) {
      order(words, front, main, to, drafts, reasons);
      return "";
    }
    Optional<Clauses.Declared> declared = Clauses.declared(words, main, to);
    declared.ifPresent(found -> discourse.subject(found.subject()));
    Optional<Operator> later =
        declared.flatMap(found -> Clauses.later(words, main, found.end(), to));
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
    if (Guidance.readsOn(words.text(0, front.to()), rest)) {
      reasons.add("points to further reading");
      return;
    }
    if (force == Force.OBLIGE && Guidance.onScreen(words.text(), rest)) {
      reasons.add("a step on a screen");
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
      Optional<Clauses.Next> next = Clauses.next(words, operator, to);
      int end = next.map(Clauses.Next::boundary).orElse(to);
      new DraftBuilder(words, discourse, front, reasons).build(operator, end, drafts);
      if (next.isEmpty()) {
        return;
      }
      operator = next.get().operator();
    }
  }
}
