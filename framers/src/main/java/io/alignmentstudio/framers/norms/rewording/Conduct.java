package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the voice of a conduct code, which orders by telling: "we never offer cash" becomes "we
 * must not offer cash". "We are committed to honesty" tells a value and stays as it is.
 */
public final class Conduct {
  /** A heading over what people are to do: "What is expected of us", "Your responsibilities". */
  private static final Pattern EXPECTATION =
      Pattern.compile(
          "(?i).*\\b(?:expect(?:s|ed)? (?:of|from)"
              + "|what (?:do )?(?:you|we|i|employees|staff|managers|everyone) (?:must|should|need"
              + " to|have to|can) do"
              + "|(?:your|our|my|employees?'?s?|individual|personal|shared)"
              + " (?:responsibilit(?:y|ies)|dut(?:y|ies)|obligations?)"
              + "|rules of conduct|what (?:this|it) means for (?:you|us|me)"
              + "|how (?:you|we) (?:can )?(?:act|behave|comply|do (?:it|this|our part)))\\b.*"
              + "|(?i)(?:the )?do'?s(?:(?:,? and|/| &) don'?t'?s)?");

  private static final String FRONT =
      "(?<front>(?:(?:as|in|if|when|whenever|where|while|before|after|for|with|at|on|during|under|to)"
          + "\\b[^,;:]*, )?)";

  /** "We never offer cash", "the company does not make donations". */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)^"
              + FRONT
              + "(?<who>we|(?:the|our) (?:company|group|organi[sz]ation|firm|bank|agency))"
              + " (?:all |each )?(?:(?:will |shall )?never|(?:do|does|will) not)"
              + "(?: ever| knowingly)?(?<how>(?: (?:protectively|intentionally|deliberately|publicly|personally|privately|automatically|directly|openly|willingly|secretly|unilaterally|arbitrarily|unfairly|unnecessarily))?)"
              + " (?<verb>[a-z-]+) (?<rest>.*)$");

  /** What a house says that it will never do, as it might. */
  private static final Set<String> PROMISED =
      Set.of(
          "share",
          "sell",
          "give",
          "disclose",
          "ask",
          "contact",
          "charge",
          "pass",
          "rent",
          "lend",
          "publish",
          "use",
          "store",
          "request",
          "require",
          "discriminate",
          "accept",
          "pay",
          "send",
          "tolerate",
          "record",
          "film",
          "photograph",
          "trade",
          "reveal",
          "release");

  /** "The park will never sell photographs": what a house promises. */
  private static final Pattern HOUSE_NEVER =
      Pattern.compile(
          "(?i)^(?<who>(?:the|our|this) (?:[a-z]+ ){0,2}?(?<head>[a-z]+)) (?:will|shall) (?:never|not ever|under no circumstances)"
              + " (?:knowingly )?(?<verb>[a-z]+) (?<rest>[^;:]+)$");

  private static final Pattern LOOSELY =
      Pattern.compile(
          "\\b(?:usually|typically|generally|normally|currently|recently|mainly|mostly|frequently|increasingly|often|sometimes|already)\\b");

  /** "We do not accept liability": whoever says so promises nothing. */
  private static final Pattern DISCLAIMER =
      Pattern.compile("(?i)(?:any |full |legal )*(?:liability|responsibility|warranty)\\b");

  /** "We do not tolerate retaliation", "Acme has zero tolerance for bribery". */
  private static final Pattern NOT_TOLERATED =
      Pattern.compile(
          "^(?<front>(?:[A-Z][a-z]+\\b[^,;:]*, )?)(?:[Ww]e|(?:[Tt]he )?[A-Z][\\w&.'-]*(?:"
              + " [A-Z][\\w&.'-]*){0,3}|[Tt]he \\w+|[Oo]ur \\w+) (?:(?:strictly |simply |also"
              + " )?(?:do(?:es)? not|will not|never|will never|cannot) (?:tolerate|condone)"
              + "|(?:has|have|maintains?|takes?|operates?|applies|apply|adopts?)"
              + " (?:an? )?(?:strict )?(?:zero|no)[- ]tolerance(?: (?:policy|approach|stance))?"
              + " (?:for|of|on|to|towards?|against|with regard to|regarding)) (?<what>.+?)\\.?$");

  /** "The practice does not accept cheques". */
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?i)^(?<who>(?:the|our|this) (?:[a-z]+ )?[a-z]+) (?:do|does) not (?<verb>accept|allow|permit|lend|hire|reimburse|refund|cash|sell|store|disclose)"
              + " (?<rest>(?!for\\b|that\\b)[^;:]+)$");

  private static final Set<String> LAWS =
      Set.of("law", "laws", "act", "acts", "statute", "statutes", "legislation", "directive");

  private static final Set<String> DOCUMENTS =
      Set.of(
          "policy",
          "policies",
          "code",
          "guideline",
          "guidelines",
          "standard",
          "standards",
          "rules",
          "handbook",
          "charter",
          "procedure",
          "procedures");

  /** "The company prohibits its employees from trading", "this code forbids retaliation". */
  private static final Pattern PROHIBITS =
      Pattern.compile(
          "(?i)^(?<who>we|(?:[\\w&.'-]+ ){0,4}?[\\w&.'-]+?) (?:also )?(?:strictly |expressly )?"
              + "(?<not>does not |do not )?(?:prohibits?|forbids?|bans?) (?<what>.+?)\\.?$");

  private static final Pattern FROM =
      Pattern.compile("(?i)^(?<who>[^,;]+?) from (?<what>[a-z]+ing\\b.+)$");

  /** "We always ask", "we protect our colleagues". */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)^"
              + FRONT
              + "we (?<will>(?:will|shall) )?(?<adverb>(?:all |each |also |always |only |(?!(?:comply|apply|rely|reply|supply)\\b)[a-z]+ly )*)(?<verb>[a-z-]+)"
              + " (?<rest>.*)$");

  /** "We are committed to": no conduct. */
  private static final Set<String> NO_VIRTUES =
      Set.of(
          "committed",
          "proud",
          "aware",
          "able",
          "pleased",
          "dedicated",
          "happy",
          "glad",
          "free",
          "likely",
          "subject",
          "here",
          "unable",
          "bound",
          "responsible",
          "accountable",
          "entitled");

  /** "As employees, we": whoever speaks is bound. */
  private static final Pattern AS_WORKERS =
      Pattern.compile(
          "(?i)as (?:\\w+ )?(?:employees|team members|colleagues|staff|workers|managers|leaders)\\b.*");

  /** "When we publish a picture, we": what we then do is a rule. */
  private static final Pattern OURSELVES =
      Pattern.compile(
          "(?i)(?:when|whenever|if|before|after) we (?!collect|process|receive|use|share)\\b.*");

  private static final Pattern BUT =
      Pattern.compile("(?<what>[^,;:]+),? (?<left>(?:except|unless|other than)\\b.+)");

  private static final Pattern CONDITION =
      Pattern.compile(
          " (?=(?:if|when|where|after|once) |with the (?:\\w+ ){0,2}(?:approval|consent|permission)\\b)");

  /** "Dive only in marked areas." */
  private static final Pattern ONLY_PLACED =
      Pattern.compile(
          "^(?<verb>[A-Z][a-z]+) only (?<rest>(?:in|on|at|from|inside|within|between|during|under|behind|by|with)\\b.*)$");

  private static final Pattern PLACE =
      Pattern.compile(" (?=(?:with|to|for|through|via|in|on|from|by|during|at|under|as) )");

  private final boolean expected;
  private final boolean code;
  private final boolean people;

  private Conduct(boolean expected, boolean code, boolean people) {
    this.expected = expected;
    this.code = code;
    this.people = people;
  }

  /**
   * Reads the sentences of one clause.
   *
   * @param people whether "we" is everybody who follows the document
   * @param code whether the document calls itself a code of conduct
   */
  public static Conduct of(Clause clause, boolean people, boolean code) {
    return new Conduct(expected(clause), code || Commitments.inCode(clause), people);
  }

  /** Whether a clause stands under words that announce what people are to do. */
  private static boolean expected(Clause clause) {
    String heading = clause.headings().isEmpty() ? "" : clause.headings().getLast();
    return EXPECTATION.matcher(plain(heading)).matches()
        || EXPECTATION.matcher(plain(clause.leadIn())).matches();
  }

  private static String plain(String title) {
    return title.replace('’', '\'').replaceFirst("^[\\d.]+\\s+", "").replaceFirst("[:?.\\s]+$", "");
  }

  /** The order that a sentence tells, or the sentence. */
  public String ordered(String written) {
    String sentence = PlainRulings.plain(written);
    return Weighty.ordered(sentence)
        .or(() -> Asks.ordered(sentence))
        .or(() -> notTolerated(sentence))
        .or(() -> prohibited(sentence))
        .or(() -> denied(sentence))
        .or(() -> Told.ordered(sentence, code))
        .or(() -> Customs.ordered(sentence, code))
        .or(() -> refused(sentence))
        .or(() -> told(sentence))
        .or(() -> onlyOrder(sentence))
        .orElse(sentence);
  }

  private static Optional<String> notTolerated(String sentence) {
    Matcher matcher = NOT_TOLERATED.matcher(sentence);
    return matcher.matches()
        ? Optional.of(isOr(matcher.group("front"), matcher.group("what"), "not tolerated"))
        : Optional.empty();
  }

  private static Optional<String> prohibited(String sentence) {
    Matcher matcher = PROHIBITS.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    if (who.at(0).is("nothing")) {
      return Optional.empty(); // "Nothing in this code prohibits" forbids nothing.
    }
    boolean law = who.slice(0, who.size()).stream().anyMatch(LAWS::contains);
    if (law || !rules(who)) {
      return Optional.empty();
    }
    String what = matcher.group("what");
    if (matcher.group("not") != null) {
      return Optional.of(isOr("", what, "permitted"));
    }
    Matcher from = FROM.matcher(what);
    if (from.matches()) {
      return Optional.of(
          VerbPhrases.capitalised(from.group("who"))
              + " are prohibited from "
              + from.group("what")
              + ".");
    }
    return Optional.of(isOr("", what, "prohibited"));
  }

  /** Whether a noun phrase names a body, its policy, or itself: "we", "this code", "Acme". */
  private static boolean rules(Words who) {
    Token head = who.at(who.size() - 1);
    boolean body =
        HeadNouns.kind(head.lower())
            .filter(kind -> kind == ConceptKind.ORGANISATION || kind == ConceptKind.DEPARTMENT)
            .isPresent();
    boolean name = !who.at(0).is("the") && who.tokens().stream().allMatch(Token::startsUpper);
    return head.is("we") || body || head.in(DOCUMENTS) || name;
  }

  private static Optional<String> denied(String sentence) {
    Matcher matcher = DENIED.matcher(sentence);
    if (!matcher.matches()
        || !VerbKinds.conduct(matcher.group("verb"), true)
        || DISCLAIMER.matcher(matcher.group("rest")).lookingAt()) {
      return houseNever(sentence);
    }
    return Optional.of(
        VerbPhrases.capitalised(
            "%s%s must not%s %s %s"
                .formatted(
                    matcher.group("front"),
                    inside(matcher, matcher.group("who")),
                    matcher.group("how"),
                    matcher.group("verb").toLowerCase(Locale.ROOT),
                    matcher.group("rest"))));
  }

  private static Optional<String> houseNever(String sentence) {
    Matcher matcher = HOUSE_NEVER.matcher(sentence);
    if (!matcher.matches()
        || !house(matcher.group("head"))
        || !VerbKinds.conduct(matcher.group("verb"), true)
        || !PROMISED.contains(matcher.group("verb").toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return Optional.of(
        "%s must not %s %s"
            .formatted(
                HeadNouns.canAct(matcher.group("head")) ? matcher.group("who") : "We",
                matcher.group("verb").toLowerCase(Locale.ROOT),
                matcher.group("rest")));
  }

  /** Whether a noun names a body that gives itself rules, or its place. */
  private static boolean house(String noun) {
    String head = noun.toLowerCase(Locale.ROOT);
    return Houses.named(head)
        || HeadNouns.kind(head)
            .filter(
                kind ->
                    kind == ConceptKind.ORGANISATION
                        || kind == ConceptKind.DEPARTMENT
                        || kind == ConceptKind.PLACE)
            .isPresent();
  }

  /** "The museum does not accept cheques", "the club does not allow dogs". */
  private static Optional<String> refused(String sentence) {
    Matcher matcher = REFUSED.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String who = matcher.group("who");
    String head = who.substring(who.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    if (!house(head)) {
      return Optional.empty();
    }
    String verb = matcher.group("verb").toLowerCase(Locale.ROOT);
    String rest = matcher.group("rest").replaceFirst("\\.$", "");
    return Optional.of(
        verb.equals("allow") || verb.equals("permit")
            ? isOr("", rest, "not permitted")
            : "%s must not %s %s.".formatted(HeadNouns.canAct(head) ? who : "We", verb, rest));
  }

  private Optional<String> told(String sentence) {
    Matcher matcher = TOLD.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String adverb = matcher.group("adverb").toLowerCase(Locale.ROOT);
    String verb = matcher.group("verb").toLowerCase(Locale.ROOT);
    String rest = matcher.group("rest");
    boolean always =
        adverb.matches(".*\\b(?:always|clearly|promptly|immediately|thoroughly|rigorously) ")
            || OURSELVES.matcher(matcher.group("front")).matches();
    boolean only = adverb.contains("only ") || rest.startsWith("only ");
    only &= expected || people; // "We build only what people need" tells a value.
    boolean workers = AS_WORKERS.matcher(matcher.group("front")).matches();
    boolean will = matcher.group("will") != null;
    boolean asked = code && !LOOSELY.matcher(adverb).find() && asked(verb, rest);
    if (will && !always && !asked && !expected) {
      return Optional.empty(); // "We will send you a letter."
    }
    if ((!expected && !always && !only && !workers && !asked)
        || VerbKinds.AUXILIARIES.contains(verb)) {
      return Optional.empty();
    }
    String front = matcher.group("front");
    String we = front.isEmpty() ? "We" : "we";
    if (verb.equals("are") || (verb.equals("be") && will)) {
      Words state = Words.of("They must be " + rest);
      boolean virtue = state.at(3).tagged("ADJ") && !NO_VIRTUES.contains(state.at(3).lower());
      return virtue ? Optional.of(front + we + " must be " + rest) : Optional.empty();
    }
    if (!VerbKinds.conduct(verb, false)) {
      return Optional.empty();
    }
    if (only) {
      String phrase = adverb.contains("only ") ? limited(verb, rest) : verb + " " + rest;
      return Optional.of(front + we + " may " + phrase);
    }
    return Optional.of(
        "%s%s must %s%s %s"
            .formatted(
                front, we, adverb.replaceAll("\\b(?:always|also|all|each) ", ""), verb, rest));
  }

  private static boolean asked(String verb, String rest) {
    boolean state = verb.equals("are") || verb.equals("be");
    return state ? Commitments.virtue(rest) : Commitments.asked(verb, rest);
  }

  /** "Only use software that is approved": what else may not be used. */
  private static Optional<String> onlyOrder(String sentence) {
    Matcher placed = ONLY_PLACED.matcher(sentence);
    if (placed.matches() && Verbs.isBase(placed.group("verb").toLowerCase(Locale.ROOT))) {
      return Optional.of(
          "You may %s only %s"
              .formatted(placed.group("verb").toLowerCase(Locale.ROOT), placed.group("rest")));
    }
    if (!sentence.matches("Only [a-z]+ .*")) {
      return Optional.empty();
    }
    String order = VerbPhrases.capitalised(sentence.substring(5));
    Words words = Words.of(order);
    boolean ruled = Operators.find(Words.of(sentence), 0, Words.of(sentence).size()).isPresent();
    int space = order.indexOf(' ');
    return !ruled && Orders.at(words, 0, words.size())
        ? Optional.of(
            "You may "
                + limited(
                    order.substring(0, space).toLowerCase(Locale.ROOT), order.substring(space + 1)))
        : Optional.empty();
  }

  /** A verb phrase with "only" before what it limits: the condition, the party or the object. */
  private static String limited(String verb, String rest) {
    Matcher condition = CONDITION.matcher(rest);
    if (condition.find()) {
      return verb + " " + condition.replaceFirst(" only ");
    }
    Matcher place = PLACE.matcher(rest);
    boolean party =
        place.find()
            && !Only.here(rest.substring(place.start()))
            && !rest.substring(0, place.start()).matches(".* (?:that|which|who) .*|.*(?:ed|en)");
    return party
        ? "%s %s only%s"
            .formatted(verb, rest.substring(0, place.start()), rest.substring(place.start()))
        : verb + " only " + rest;
  }

  private static String isOr(String front, String named, String state) {
    Matcher but = BUT.matcher(named);
    String what = but.matches() ? but.group("what") : named;
    String left = but.matches() ? ", " + but.group("left") : "";
    String noun =
        what.replaceFirst("(?i) (?:of|for|in|on|to|from|with|against|by|that|which|who)\\b.*", "");
    boolean gerund = what.matches("(?i)[a-z]+ing .*");
    boolean plural =
        !gerund && NounPhrases.plural(noun.replaceFirst(".* ", "").toLowerCase(Locale.ROOT));
    return VerbPhrases.capitalised(front + what + (plural ? " are " : " is ") + state + left + ".");
  }

  private static String inside(Matcher matcher, String who) {
    return matcher.group("front").isEmpty() ? who : who.toLowerCase(Locale.ROOT);
  }
}
