package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.rewording.Commas;
import io.alignmentstudio.framers.norms.rewording.PlainRulings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins an item with a lead-in that rules in a way of its own: "Selling any of the following is
 * illegal:", "it is unethical to print the following:", "we are a quiet house, and so the following
 * are not allowed:", "your duties while on call include:", "the auditors will be checking:".
 */
final class Rulings {
  private static final String FOLLOWING =
      "(?:(?:any|all|each|either|one) of )?(?:the following|these)(?! \\w+ing\\b)(?: (?:types|kinds|forms|sorts) of)?(?: (?!in\\b|on\\b|at\\b|to\\b|from\\b|during\\b|while\\b|when\\b|within\\b|inside\\b|near\\b|without\\b|with\\b|is\\b|are\\b)[\\w-]+){0,3}?";

  private static final String WHERE =
      " (?:in|on|at|to|from|during|while|when|within|inside|near|without|with|before|after|under|through)\\b[^,;:]*?";

  private static final String WRONG =
      "(?:illegal|unlawful|unethical|immoral|prohibited|forbidden|banned|unacceptable|(?:not|never) (?:allowed|permitted|acceptable|tolerated|ethical)|against (?:[\\w'.-]+ ){1,3}?(?:policy|policies|rules?|code|law))";

  private static final String HOW = "(?:\\w+ly |also |always |very )*";

  /** "We are a quiet house, and so the following are not allowed". */
  private static final Pattern SECOND =
      Pattern.compile(
          "(?i)^(?!(?:if|unless|when|whenever|where|while|before|after|once|in|on|at|during|for|as|with|within|under|to|except)\\b)(?:[^,;:]+[,;] )+?(?:and |but )?(?:(?:so|therefore|thus|hence|consequently),? )?(?<main>(?:(?:all|any|each) of )?(?:the following|these)\\b(?:[^,;:]|:\\d\\d)*\\b(?:is|are|must|shall|should|may)\\b.*)$");

  /** "So the following are not allowed", "therefore, these are forbidden". */
  private static final Pattern SO =
      Pattern.compile(
          "(?i)^(?:and |but )?(?:so|therefore|thus|hence|consequently|accordingly|as such|for (?:this|that) reason|likewise|similarly|finally),? (?<main>(?:(?:all|any|each) of )?the following\\b.*)$");

  /** "While not always illegal, it is unethical to print the following". */
  private static final Pattern CONCEDED =
      Pattern.compile(
          "(?i)^(?:(?:while|whilst) (?:not|it is not|this is not|that is not)|although|though|even though|even if)\\b[^,:]*, (?<main>.+)$");

  private static final Pattern TO =
      Pattern.compile(
          "(?i)^it is (?:HOW)(?:WRONG)(?: and WRONG)? (?<whose>for [^,;:]+? )?to (?<deed>[a-z][^,;:]*?) (?:FOLLOWING)(?<where>WHERE)?$"
              .replace("HOW", HOW)
              .replace("WRONG", WRONG)
              .replace("FOLLOWING", FOLLOWING)
              .replace("WHERE", WHERE));

  /** "Selling any of the following on campus is illegal and leads to dismissal". */
  private static final Pattern DEED =
      Pattern.compile(
          "(?i)^(?<deed>(?:[a-z]+ly )?[a-z]+ing|(?:the )?(?:use|possession|sale|consumption|distribution|display|storage|publication|disclosure|carrying|purchase) of)(?<middle>(?: (?!is\\b|are\\b)[^,;:\\s]+){0,4}?) (?:FOLLOWING)(?<where>WHERE)?,? (?:is|are) (?:HOW)(?<state>WRONG|permitted|allowed|required|mandatory)(?<after>WHERE)?(?:(?:,| and| or) .*)?$"
              .replace("FOLLOWING", FOLLOWING)
              .replace("WHERE", WHERE)
              .replace("HOW", HOW)
              .replace("WRONG", WRONG));

  private static final String DUTIES =
      "(?:(?:main|key|primary|general|other|additional|specific|core) )*(?:responsibilities|duties|obligations|tasks)";

  private static final String WHEN =
      "(?<when> (?:while|when|during|as|before|after|in|on|at)\\b[^,:]*?)?";

  private static final String INCLUDE =
      "(?:,? (?:include|are|comprise|involve|consist of)(?:,? (?:but (?:are|is) not limited to|but not limited to|among others|without limitation|at least))?,?(?: the following)?)";

  /** "Your duties while on call include, but are not limited to". */
  private static final Pattern DUTY =
      Pattern.compile(
          "(?i)^(?:(?<your>your)|(?:the )?(?<owner>[\\w' -]{2,40}?)(?:'s?)?) (?:DUTIES)WHEN(?:INCLUDE)$"
              .replace("DUTIES", DUTIES)
              .replace("WHEN", WHEN)
              .replace("INCLUDE", INCLUDE));

  private static final Pattern DUTY_OF =
      Pattern.compile(
          "(?i)^(?:the )?(?:DUTIES) of (?:the |all |our |every |each )?(?<owner>[\\w -]{3,40}?)WHEN(?:INCLUDE)$"
              .replace("DUTIES", DUTIES)
              .replace("WHEN", WHEN)
              .replace("INCLUDE", INCLUDE));

  /** "The auditors will be checking". */
  private static final Pattern WILL_BE =
      Pattern.compile(
          "^(?<who>(?:The |the |Our |our )?[A-Za-z][\\w&'-]*(?: [\\w&'-]+){0,4}?) will (?:also |always |regularly )?be (?<doing>[a-z]+ing)(?: the following| these)?$");

  /** "The duty officers' job is not to". */
  private static final Pattern JOB =
      Pattern.compile(
          "(?i)^(?:(?<your>your)|(?<the>(?:the |an? |each |every )?)(?<owner>[\\w -]{2,40}?)(?:'s?)?) (?:main |first |primary )?job is (?:also )?(?<not>not )?to$");

  /** A bracket that ends with a later sentence. */
  private static final Pattern OPEN_BRACKET = Pattern.compile("\\s\\([^()]*$");

  /** What a body does that watches over rules; "we will be discussing" announces a talk. */
  private static final Set<String> CHECKS =
      Set.of(
          "verify", "check", "review", "audit", "monitor", "inspect", "examine", "record", "log",
          "approve", "enforce", "test", "screen", "sample", "count");

  /** "Greeting guests and showing them around": what "responsible for" reads. */
  private static final Pattern SEVERAL = Pattern.compile("(?i)(?:,|\\band|\\bor) \\w+ing\\b");

  private static final Pattern RELATIVE =
      Pattern.compile("(?i).*\\b(?:that|which|who|you|we|they)\\b.*");

  private Rulings() {}

  /**
   * One sentence of both, if the lead-in is one of these.
   *
   * @param written without its colon
   * @param join makes one sentence of the rest of the lead-in and the item
   */
  static Optional<String> joined(String written, String item, BinaryOperator<String> join) {
    if (PlainRulings.describes(written)) {
      return Optional.of(item);
    }
    String lead = main(written);
    String what = item.strip().replaceFirst("[;,.]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "");
    if (what.isEmpty() || what.endsWith(":") || what.endsWith("?")) {
      return Optional.empty();
    }
    Optional<String> own =
        forbidden(lead, what)
            .or(() -> deed(lead, what))
            .or(() -> duty(lead, what))
            .or(() -> job(lead, what))
            .or(() -> checks(lead, what));
    if (own.isPresent() || lead.equals(written)) {
      return own;
    }
    String joined = join.apply(lead + ":", item);
    return joined.equals(item) ? Optional.empty() : Optional.of(joined);
  }

  private static String main(String written) {
    String lead = written;
    for (Pattern pattern : java.util.List.of(CONCEDED, SECOND, SO)) {
      Matcher matcher = pattern.matcher(lead);
      if (matcher.matches()) {
        lead = VerbPhrases.capitalised(matcher.group("main"));
      }
    }
    return lead;
  }

  private static Optional<String> forbidden(String lead, String what) {
    Matcher to = TO.matcher(lead);
    if (!to.matches() || whole(what)) {
      return Optional.empty();
    }
    String whose = to.group("whose") == null ? "" : to.group("whose");
    return Optional.of(
        "It is prohibited "
            + whose
            + "to "
            + placed(to.group("deed"), what, to.group("where"))
            + ".");
  }

  private static Optional<String> deed(String lead, String what) {
    Matcher deed = DEED.matcher(lead);
    if (!deed.matches() || whole(what)) {
      return Optional.empty();
    }
    String state = deed.group("state").toLowerCase(Locale.ROOT);
    boolean wrong = state.matches(WRONG);
    return Optional.of(
        VerbPhrases.capitalised(
            placed(deed.group("deed") + deed.group("middle"), what, deed.group("where"))
                + " is "
                + (wrong ? "prohibited" : state)
                + (deed.group("after") == null ? "" : deed.group("after"))
                + "."));
  }

  /** "play loud music in the hall", "play in the hall music that they wrote". */
  private static String placed(String deed, String what, String where) {
    String place = where == null ? "" : where;
    String thing = Words.lowerFirst(what);
    return RELATIVE.matcher(thing).matches()
        ? deed + place + " " + thing
        : deed + " " + thing + place;
  }

  private static Optional<String> duty(String lead, String what) {
    Matcher duty = DUTY.matcher(lead);
    Matcher of = DUTY_OF.matcher(lead);
    boolean yours = duty.matches() && duty.group("your") != null;
    Matcher found = of.matches() ? of : duty;
    boolean tasks = lead.matches("(?i).*\\btasks\\b.*"); // "The museum's tasks" describe it.
    if (!found.matches() || (!yours && (tasks || !Subject.acts(found.group("owner"))))) {
      return Optional.empty();
    }
    String owner = yours ? "you" : found.group("owner").strip();
    boolean many = yours || owner.matches("(?i).*[^s]s|staff|management");
    String who = yours ? "you" : owner.matches("(?i).*s") ? owner : "the " + owner;
    String when = found.group("when") == null ? "" : found.group("when").strip() + ", ";
    String first = what.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    boolean order = Orders.at(Words.of(Commas.ended(what)), 0, Words.of(what).size());
    if (order && !first.endsWith("ing")) {
      return Optional.of(
          VerbPhrases.capitalised(when + who + " must " + Words.lowerFirst(what) + "."));
    }
    if (whole(what)) {
      return Optional.empty();
    }
    Optional<String> one =
        SEVERAL.matcher(what).find()
            ? Optional.empty()
            : ListFrames.deed(what)
                .or(
                    () ->
                        Verbs.baseOfGerund(first)
                            .filter(base -> Verbs.isBase(base) && what.contains(" "))
                            .map(base -> base + what.substring(first.length())));
    if (one.isPresent()) {
      return one.map(deed -> VerbPhrases.capitalised(when + who + " must " + deed + "."));
    }
    return Optional.of(
        VerbPhrases.capitalised(
            when
                + who
                + (many ? " are" : " is")
                + " responsible for "
                + Words.lowerFirst(what)
                + "."));
  }

  private static Optional<String> job(String lead, String written) {
    Matcher job = JOB.matcher(lead);
    boolean yours = job.matches() && job.group("your") != null;
    if (!job.matches() || (!yours && !Subject.acts(job.group("owner")))) {
      return Optional.empty();
    }
    boolean not = job.group("not") != null;
    String what = OPEN_BRACKET.matcher(written).replaceFirst("");
    boolean deed = Verbs.isBase(what.split("\\W", 2)[0].toLowerCase(Locale.ROOT));
    if (!deed || (not && what.matches("(?i)be .*"))) {
      return Optional.of(written + "."); // "not to be everyone's pal" only lifts a duty.
    }
    String who =
        yours ? "you" : (job.group("the") == null ? "" : job.group("the")) + job.group("owner");
    return Optional.of(
        VerbPhrases.capitalised(
            who + (not ? " must not " : " must ") + Words.lowerFirst(what) + "."));
  }

  private static Optional<String> checks(String lead, String what) {
    Matcher will = WILL_BE.matcher(lead);
    if (!will.matches() || whole(what)) {
      return Optional.empty();
    }
    Optional<String> verb = Verbs.baseOfGerund(will.group("doing")).filter(CHECKS::contains);
    String who = will.group("who");
    if (who.matches(
        "(?i)you|we|they|i|it|he|she|this|that|there|speakers?|trainers?|participants?")) {
      return Optional.empty();
    }
    boolean acts = HeadNouns.canAct(who.replaceFirst(".* ", ""));
    if (!acts && who.matches("[A-Z][a-z]+")) { // "Finance"
      who = "The " + who + " team";
      acts = true;
    }
    String body = who;
    return acts
        ? verb.map(base -> body + " must " + base + " " + Words.lowerFirst(what) + ".")
        : Optional.empty();
  }

  /** Whether an item is a sentence of its own: "You must ask first". */
  private static boolean whole(String what) {
    Words words = Words.of(Commas.ended(what));
    boolean order = Orders.at(words, 0, words.size()) && !what.split("\\W", 2)[0].endsWith("ing");
    return order
        || what.matches("(?i)(?:do not|don't|never|please|no)\\b.*")
        || Operators.find(words, 0, words.size()).filter(found -> found.start() > 0).isPresent();
  }
}
