package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Passive;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads rules that are told of things in the present tense: "donors are never named", "every figure
 * is checked by a second person before printing". It takes "never", or all things and a step or a
 * person who sees to them; "articles are published daily" is what happens.
 */
final class Customs {
  /** What people do to a thing so that it is as it should be. */
  private static final Set<String> CARE =
      Set.of(
          "verify",
          "check",
          "cross-check",
          "review",
          "approve",
          "label",
          "mark",
          "sign",
          "countersign",
          "record",
          "log",
          "document",
          "disclose",
          "declare",
          "attribute",
          "credit",
          "correct",
          "test",
          "inspect",
          "lock",
          "encrypt",
          "supervise",
          "accompany",
          "vet",
          "screen",
          "proofread",
          "authorise",
          "authorize",
          "confirm",
          "exclude",
          "separate",
          "anonymise",
          "anonymize",
          "delete",
          "destroy",
          "assess",
          "audit",
          "monitor",
          "register",
          "brief",
          "consult",
          "disinfect",
          "clean",
          "cite",
          "identify",
          "edit",
          "validate",
          "sanitise",
          "sanitize",
          "weigh",
          "seal",
          "date");

  /** What is never so, and is no ban: "the shop is never closed", "an end is never known". */
  private static final Set<String> FATES =
      Set.of(
          "know",
          "see",
          "forget",
          "finish",
          "close",
          "beat",
          "lose",
          "hear",
          "bore",
          "satisfy",
          "disappoint",
          "surprise",
          "involve",
          "mean",
          "intend",
          "bear",
          "find",
          "feel",
          "complete",
          "guarantee",
          "expect",
          "win",
          "reach",
          "require",
          "need",
          "want",
          "like",
          "love",
          "understand",
          "achieve",
          "settle",
          "fill",
          "break",
          "affiliate",
          "associate",
          "own",
          "design",
          "relate",
          "connect",
          "license",
          "support",
          "cover",
          "crowd");

  /** Whose leave opens what is otherwise not done: "are not shown without consent". */
  private static final Pattern LEAVE =
      Pattern.compile(
          "(?i)\\b(?:without (?:[\\w'’-]+ ){0,4}?|unless [^,;]*?)(?:consent|permission|approval|approved|agree[sd]?|agreement|authori[sz]ation|authori[sz]ed)\\b");

  /** What is given to somebody, or used, where that is allowed. */
  private static final Set<String> HANDED =
      Set.of(
          "give",
          "use",
          "admit",
          "share",
          "release",
          "issue",
          "accept",
          "publish",
          "remove",
          "lend",
          "grant",
          "name",
          "film",
          "photograph",
          "quote",
          "show",
          "pay",
          "reimburse",
          "refund",
          "administer",
          "publicise");

  private static final Pattern CASE =
      Pattern.compile("(?i)(?:when|if|after|once|where|in an emergency|in emergencies)\\b.*");

  private static final Pattern LOOSE =
      Pattern.compile(
          "(?i)\\b(?:usually|often|typically|normally|generally|sometimes|almost|currently|today|since|yet|was|were|had|could|would|might|why|how)\\b");

  private static final Pattern STEP =
      Pattern.compile(
          "(?i)\\b(?:before|prior to|ahead of) (?!(?:noon|midday|midnight|the end)\\b)\\w");

  /** What a thing has to show: "posts carry a label". */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?i)^(?<who>(?!(?:we|you|they|it|our|your|some|many|most|several|these|this|that|those|the|an?|such)\\b)[^,;:()]{3,80}?) (?<never>never )?(?:(?:also|always|clearly) )?(?<verb>carry|carries|bear|bears|include|includes|show|shows|display|displays|contain|contains)"
              + " (?<what>(?:[^,;:]* )?(?:bylines?|labels?|disclosures?|disclaimers?|credits?|captions?|watermarks?|warnings?|attributions?|acknowledge?ments?|logos?|notices?|timestamps?)\\b[^;:]*)$");

  /** ", and never carries": the subject stands once. */
  private static final Pattern AND_NEVER =
      Pattern.compile(
          "^(?<who>(?!(?i:we|you|they|it|if|when)\\b)[^,;:]{3,80}?) (?<be>is|are) never (?<first>[^,;:]+?),? and (?:is |are )?never (?<second>[a-z]+) (?<rest>[^;:]+)$");

  private static final Set<String> NOBODY =
      Set.of(
          "it", "they", "this", "that", "these", "those", "there", "he", "she", "we", "you", "i",
          "what", "who", "which", "if", "when", "where", "while", "as", "some", "many", "most",
          "such", "several", "few", "certain", "both", "one", "and", "but", "or");

  private static final Set<String> ALL = Set.of("every", "each", "all", "any");

  private static final int LONGEST_SUBJECT = 24;

  private Customs() {}

  /** The two rules of a subject that is never treated so nor so; the sentence where it has one. */
  static String apart(String sentence) {
    Matcher matcher = AND_NEVER.matcher(sentence);
    if (!matcher.matches() || matcher.group("who").contains(" never ")) {
      return sentence;
    }
    String second = matcher.group("second");
    boolean passive = Verbs.baseOfParticiple(second).isPresent() && !Verbs.isBase(second);
    String who = matcher.group("who");
    return "%s %s never %s; %s %snever %s %s"
        .formatted(
            who,
            matcher.group("be"),
            matcher.group("first"),
            who,
            passive ? matcher.group("be") + " " : "",
            second,
            matcher.group("rest"));
  }

  /**
   * The order in a sentence that tells what is done to things, or by us, if it is one.
   *
   * @param code whether it stands in a code of conduct
   */
  static Optional<String> ordered(String sentence, boolean code) {
    return LOOSE.matcher(sentence).find()
        ? Optional.empty()
        : done(sentence, code)
            .or(() -> shown(sentence, code))
            .or(() -> OurCustoms.ordered(sentence, code))
            .or(() -> Needs.ordered(sentence))
            .or(() -> Budgets.ordered(sentence))
            .or(() -> Favoured.ordered(sentence))
            .map(VerbPhrases::capitalised);
  }

  private static Optional<String> done(String sentence, boolean code) {
    Words words = Words.of(sentence);
    if (words.at(0).in(NOBODY)
        || words.at(0).tagged("ADP")
        || words.at(0).tagged("SCONJ")
        || words.at(0).tagged("ADV")) {
      return Optional.empty();
    }
    int be = main(words);
    if (be < 1) {
      return Optional.empty();
    }
    boolean never = words.at(be + 1).is("never");
    if (words.at(be + 1).is("only")) {
      return only(words, be);
    }
    boolean not = words.at(be + 1).is("not");
    Optional<Passive> found =
        Passive.find(words, never || not ? be + 1 : be, words.size())
            .filter(passive -> !passive.stative());
    if (found.isEmpty()
        || words.at(be - 1).in(Set.of("mistakes", "errors", "accidents"))
        || words.slice(0, be).stream().anyMatch(Set.of("our", "your")::contains)) {
      return Optional.empty();
    }
    Passive passive = found.get();
    String base = passive.base(passive.participle());
    boolean deed = Verbs.isPolicyVerb(base) && !FATES.contains(base) && !passive.possible();
    boolean leave =
        Verbs.isBase(base)
            && !FATES.contains(base)
            && LEAVE.matcher(words.text(passive.participle(), words.size())).find();
    Token head = words.at(be - 1);
    boolean one = words.at(0).is("the") && !NounPhrases.plural(head.lower());
    boolean ruled =
        never
            ? deed && (!one || HeadNouns.thing(head.lower()))
            : not
                ? leave || (deed && code)
                : CARE.contains(base) && seenTo(words, be, passive, code);
    String how = never ? "never be " : not ? "not be " : "be ";
    int rest = never || not ? be + 2 : be + 1;
    return ruled
        ? Optional.of(words.text(0, be) + " must " + how + words.text(rest, words.size()))
        : Optional.empty();
  }

  /** "Medicine is only given by a nurse", "photographs are only used with permission". */
  private static Optional<String> only(Words words, int be) {
    Optional<Passive> passive = Passive.find(words, be + 1, words.size());
    if (passive.isEmpty()
        || words.slice(0, be).stream().anyMatch(Set.of("our", "your")::contains)) {
      return Optional.empty();
    }
    String base = passive.get().base(passive.get().participle());
    String rest = words.text(passive.get().participle() + 1, words.size());
    boolean somebody =
        passive.get().parts(Force.OBLIGE).stream().anyMatch(part -> part.agent().isPresent());
    boolean limited =
        (rest.startsWith("by ") && somebody)
            || CASE.matcher(rest).lookingAt()
            || LEAVE.matcher("without " + rest.replaceFirst("^with ", "")).lookingAt();
    return (HANDED.contains(base) || CARE.contains(base)) && limited
        ? Optional.of(words.text(0, be) + " may only be " + words.text(be + 2, words.size()))
        : Optional.empty();
  }

  /** Whether all things are meant, or a code speaks, and a step or a person is named. */
  private static boolean seenTo(Words words, int be, Passive passive, boolean code) {
    boolean all = words.at(0).in(ALL);
    String rest = words.text(passive.participle(), words.size());
    boolean step = STEP.matcher(rest).find();
    boolean somebody =
        passive.parts(Force.OBLIGE).stream().anyMatch(part -> part.agent().isPresent());
    boolean plain =
        NounPhrases.plural(words.at(be - 1).lower()) || all || words.at(0).in(Set.of("an", "a"));
    return !words.slice(0, be).contains("not")
        && (all ? step || somebody || code : plain && code && (step || somebody));
  }

  /** Where the verb of the main clause stands, past those of its relative clauses. */
  private static int main(Words words) {
    int open = 0;
    for (int i = 1; i < Math.min(words.size() - 1, LONGEST_SUBJECT); i++) {
      Token token = words.at(i);
      if (token.in(Set.of("who", "which")) || (token.is("that") && words.at(i - 1).nominal())) {
        open++;
      } else if (token.tagged("AUX")
          || (open > 0
              && token.tagged("VERB")
              && words.at(i - 1).in(Set.of("who", "which", "that")))) {
        if (open == 0) {
          return token.in(Set.of("is", "are")) ? i : -1;
        }
        open--;
      } else if (token.text().matches("[;:]")
          || (open == 0 && token.in(Set.of("if", "when", "unless", "how", "what", "whether")))) {
        return -1;
      }
    }
    return -1;
  }

  /** "Adverts never carry a byline", and in a code "embedded posts include a label". */
  private static Optional<String> shown(String sentence, boolean code) {
    Matcher matcher = SHOWN.matcher(sentence);
    boolean never = matcher.matches() && matcher.group("never") != null;
    if (!matcher.matches() || (!never && !code)) {
      return Optional.empty();
    }
    String who = matcher.group("who");
    Words subject = Words.of(who);
    boolean people =
        HeadNouns.canAct(subject.at(subject.size() - 1).lower())
            || subject.tokens().subList(0, subject.size() - 1).stream()
                .anyMatch(token -> token.tagged("VERB") && token.lower().endsWith("s"));
    return people
        ? Optional.empty()
        : Optional.of(
            "%s must %s%s %s"
                .formatted(
                    who,
                    never ? "never " : "",
                    base(matcher.group("verb")),
                    matcher.group("what")));
  }

  private static String base(String verb) {
    return switch (verb.toLowerCase(java.util.Locale.ROOT)) {
      case "carry", "carries" -> "carry";
      default -> verb.endsWith("s") ? verb.substring(0, verb.length() - 1) : verb;
    };
  }
}
