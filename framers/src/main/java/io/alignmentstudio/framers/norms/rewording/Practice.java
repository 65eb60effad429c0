package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Passive;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.TimeLimits;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the times that a document sets by telling what is done: "contracts are destroyed seven
 * years after they end", "the office keeps files for five years", "employees have ten days to enter
 * it". Without a time, or of "it", such a sentence tells and orders nothing.
 */
public final class Practice {
  private static final String SUBJECT =
      "(?<who>(?!(?i:it|they|this|that|these|those|there|he|she|we|you|i|what|who|which|if|when|where"
          + "|while|as|in|on|at|by|for|to|some|many|most|such)\\b)[^,;:()\"“”]{2,80}?)";

  private static final Pattern PASSIVE =
      Pattern.compile(
          "^" + SUBJECT + " (?:is|are) (?:then |automatically )?(?<verb>[a-z]+) (?<rest>[^;:]+)$");

  private static final String FORMS =
      TimeLimits.DEEDS.stream()
          .sorted()
          .flatMap(base -> Stream.of(Verbs.thirdPerson(base), base))
          .collect(Collectors.joining("|"));

  private static final Pattern ACTIVE =
      Pattern.compile("^" + SUBJECT + " (?<verb>" + FORMS + ") (?<rest>[^;:]+)$");

  private static final Pattern OURS =
      Pattern.compile(
          "^We (?:also |always )?(?!(?:aim|try|strive|hope|plan|expect|endeavou?r|intend|want|seek)\\b)(?<verb>[a-z]+) (?<rest>[^;:]+)$");

  /** How soon. */
  private static final Pattern WITHIN = Pattern.compile("(?i)\\bwithin " + TimeLimits.SPAN);

  /** "Every patient gets checked": is checked. */
  private static final Pattern GETS = Pattern.compile(" gets? (?=[a-z]+(?:ed|en)\\b)");

  private static final Pattern GIVEN =
      Pattern.compile(
          "^"
              + SUBJECT
              + " (?:has|have) (?<time>(?i:"
              + TimeLimits.SPAN
              + "))(?<from> (?:from|after) [^,;]+?)? (?:in which )?to (?<verb>[a-z]+)"
              + " (?<rest>[^;:]+)$");

  /** "Employees who receive a gift": what "it" is. */
  private static final Pattern RECEIVED = Pattern.compile("\\bwho \\w+ an? (?<what>\\w+)$");

  /** A subject with one of these has a verb of its own: "suppliers are required to report". */
  private static final Pattern VERBAL =
      Pattern.compile(
          "(?i)\\b(?:is|are|was|were|be|been|has|have|had|do|does|did|not|never|to|that|which|who)\\b");

  private static final Pattern RELATIVE = Pattern.compile("(?i).*\\b(?:who|which|that)\\b.*");

  /** What a party does within a time only if it wants to. */
  private static final Set<String> RIGHTS =
      Set.of(
          "appeal",
          "object",
          "withdraw",
          "cancel",
          "choose",
          "contest",
          "challenge",
          "apply",
          "claim",
          "request",
          "ask",
          "use",
          "take",
          "change",
          "enrol",
          "enroll",
          "vote",
          "opt",
          "exchange",
          "decide",
          "nominate",
          "reject",
          "comment",
          "try");

  /** Those whom a document serves: a time that they are given is a right of theirs. */
  private static final Set<ConceptKind> SERVED = Set.of(ConceptKind.PERSON);

  /** By when, or how often, of a deed of any kind. */
  private static final Pattern ROUTINE =
      Pattern.compile(
          "(?i)\\b(?:within "
              + TimeLimits.SPAN
              + "|"
              + TimeLimits.SPAN
              + " after\\b|(?:every|each) (?:[a-z]+ )?"
              + TimeLimits.UNIT
              + "|(?:once|twice|(?:two|three|four) times) (?:an?|per|each|every) (?:hour|day|week|month|year)\\b|(?:annually|quarterly|monthly|weekly)\\b)");

  /** Who asks is not who does. */
  private static final Set<String> ASKS =
      Set.of("require", "expect", "allow", "permit", "encourage", "prohibit", "ask", "recommend");

  /** What happens to somebody and is not done. */
  private static final Set<String> CHANGES =
      Set.of("change", "vary", "rotate", "differ", "expire", "end", "start", "begin", "grow");

  private static final int LONGEST_SUBJECT = 8;

  private Practice() {}

  /** The sentence with the duty that its time sets, or as it is. */
  public static String ordered(String sentence) {
    String whole =
        GETS.matcher(sentence.replaceFirst("\\.$", ""))
            .replaceFirst(found -> found.group().equals(" gets ") ? " is " : " are ");
    return given(whole)
        .or(() -> passive(whole))
        .or(() -> active(whole))
        .or(() -> ours(whole))
        .or(() -> routine(whole))
        .map(VerbPhrases::capitalised)
        .orElse(sentence);
  }

  /** "We keep clinical records for seven years". */
  private static Optional<String> ours(String sentence) {
    Matcher matcher = OURS.matcher(sentence);
    return matcher.matches()
            && !TimeLimits.LOOSE.matcher(sentence).find()
            && (TimeLimits.DEEDS.contains(matcher.group("verb")) ? TimeLimits.TIME : WITHIN)
                .matcher(matcher.group("rest"))
                .find()
            && Verbs.isPolicyVerb(matcher.group("verb"))
        ? Optional.of("We must %s %s.".formatted(matcher.group("verb"), matcher.group("rest")))
        : Optional.empty();
  }

  private static Optional<String> given(String sentence) {
    Matcher matcher = GIVEN.matcher(sentence);
    if (!matcher.matches() || TimeLimits.LOOSE.matcher(matcher.group("who")).find()) {
      return Optional.empty();
    }
    String who = matcher.group("who");
    String verb = matcher.group("verb");
    Matcher received = RECEIVED.matcher(who);
    String rest =
        received.find()
            ? matcher.group("rest").replaceFirst("^it\\b", "the " + received.group("what"))
            : matcher.group("rest");
    boolean acts = HeadNouns.canAct(head(who.replaceFirst("(?i) (?:who|that) .*", "")));
    boolean right =
        RIGHTS.contains(verb)
            || HeadNouns.kind(head(who.replaceFirst("(?i) (?:who|that) .*", "")))
                .filter(SERVED::contains)
                .isPresent();
    return acts && Verbs.isBase(verb) && !verb.equals("be")
        ? Optional.of(
            "%s %s %s %s within %s%s."
                .formatted(
                    who,
                    right ? "may" : "must",
                    verb,
                    rest,
                    matcher.group("time"),
                    matcher.group("from") == null ? "" : matcher.group("from")))
        : Optional.empty();
  }

  private static Optional<String> passive(String sentence) {
    Matcher matcher = PASSIVE.matcher(sentence);
    if (!matcher.matches()
        || TimeLimits.LOOSE.matcher(sentence).find()
        || RELATIVE.matcher(matcher.group("who")).matches()
        || !TimeLimits.TIME.matcher(matcher.group("rest")).find()) {
      return Optional.empty();
    }
    String participle = matcher.group("verb");
    boolean done =
        Verbs.baseOfParticiple(participle).filter(TimeLimits.DEEDS::contains).isPresent();
    return done
        ? Optional.of(
            "%s must be %s %s.".formatted(matcher.group("who"), participle, matcher.group("rest")))
        : Optional.empty();
  }

  private static Optional<String> active(String sentence) {
    if (TimeLimits.LOOSE.matcher(sentence).find() || !TimeLimits.TIME.matcher(sentence).find()) {
      return Optional.empty();
    }
    Matcher matcher = ACTIVE.matcher(sentence);
    if (!matcher.matches() || VERBAL.matcher(matcher.group("who")).find()) {
      return Optional.empty();
    }
    String who = matcher.group("who");
    String head = head(who);
    String verb = matcher.group("verb");
    Optional<String> base =
        NounPhrases.plural(head)
            ? Optional.of(verb).filter(TimeLimits.DEEDS::contains)
            : TimeLimits.DEEDS.stream()
                .filter(each -> Verbs.thirdPerson(each).equals(verb))
                .findFirst();
    boolean served = HeadNouns.kind(head).filter(SERVED::contains).isPresent();
    return base.filter(found -> HeadNouns.canAct(head) && !served)
        .map(found -> "%s must %s %s.".formatted(who, found, matcher.group("rest")));
  }

  /** "HR reviews all accounts every quarter", "claims are paid within ten days": any deed. */
  private static Optional<String> routine(String sentence) {
    Words words = Words.of(sentence + ".");
    boolean front = words.at(0).tagged("SCONJ") || words.at(0).tagged("ADP");
    if (front
        || TimeLimits.LOOSE.matcher(sentence).find()
        || Operators.find(words, 0, words.size()).isPresent()) {
      return Optional.empty();
    }
    for (int i = 1; i < Math.min(words.size() - 2, LONGEST_SUBJECT); i++) {
      Token token = words.at(i);
      boolean be = token.in(Set.of("is", "are"));
      boolean acts =
          token.lower().endsWith("s")
              && (token.tagged("VERB")
                  || (words.at(i + 1).tagged("DET")
                      && Verbs.isPolicyVerb(NounPhrases.singular(token.lower()))));
      if ((be || acts) && ROUTINE.matcher(words.text(i + 1, words.size())).find()) {
        return be ? done(words, i) : acts(words, i);
      }
      if (token.comma() || token.tagged("VERB") || token.tagged("AUX") || token.tagged("PRON")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> acts(Words words, int verb) {
    if (CHANGES.contains(NounPhrases.singular(words.at(verb).lower()))
        && words.at(verb + 1).in(Set.of("every", "each", "within", "once", "twice"))) {
      return Optional.empty(); // "The manager changes every two years."
    }
    Subject subject = Subject.of(words, 0, verb);
    boolean definite = words.at(0).is("the") || HeadNouns.office(words.at(0).text());
    Token told = words.at(verb);
    String base = told.tagged("VERB") ? told.lemma() : NounPhrases.singular(told.lower());
    return definite && subject.animate() && Verbs.isPolicyVerb(base) && !ASKS.contains(base)
        ? Optional.of(
            "%s must %s %s"
                .formatted(
                    words.text(0, verb).replaceFirst(" (?:also|then|always)$", ""),
                    base,
                    words.text(verb + 1, words.size())))
        : Optional.empty();
  }

  private static Optional<String> done(Words words, int be) {
    Optional<Passive> passive =
        Passive.find(words, be, words.size())
            .filter(found -> !found.stative() && !found.possible())
            .filter(found -> Verbs.isPolicyVerb(found.base(found.participle())));
    boolean thing = !words.at(0).tagged("PRON") && !words.at(0).is("your");
    return passive.isPresent() && thing
        ? Optional.of(words.text(0, be) + " must be " + words.text(be + 1, words.size()))
        : Optional.empty();
  }

  private static String head(String phrase) {
    return NounPhrases.head(English.get().tokens(phrase)).map(Token::lower).orElse("");
  }
}
