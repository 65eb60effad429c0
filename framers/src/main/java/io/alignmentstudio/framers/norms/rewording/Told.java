package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads rules that are told of people in the present tense: "staff do not accept tips", "everyone
 * wears a badge", "nobody works alone". What some people do, or what people are, have or think, is
 * no rule.
 */
final class Told {
  /** Of whom one tells more than one orders. */
  private static final Set<String> TOLD_OF =
      Set.of(
          "people",
          "children",
          "hackers",
          "attackers",
          "criminals",
          "fraudsters",
          "thieves",
          "competitors",
          "others",
          "humans",
          "adversaries",
          "actors",
          "experts",
          "researchers",
          "consumers",
          "companies",
          "organizations",
          "organisations",
          "agencies",
          "team",
          "teams",
          "group",
          "groups",
          "company",
          "agency",
          "organization",
          "organisation");

  private static final Set<String> ALL = Set.of("all", "every", "each", "everyone", "everybody");
  private static final Set<String> NONE = Set.of("no", "nobody", "none");

  private static final Set<String> NOT_ALL =
      Set.of(
          "some", "many", "most", "few", "several", "both", "these", "those", "such", "other",
          "certain", "various", "a", "an", "this", "that", "we", "they", "you", "i", "it", "he",
          "she", "who", "what", "there");

  private static final Pattern FIRM =
      Pattern.compile(
          "(?i).*\\b(?:at all times|whenever|every time|each time|(?:before|after) (?:each|every)|as needed)\\b.*");

  private static final Pattern SHARED =
      Pattern.compile(
          "(?:[a-z]+ ){0,3}?(?:values?|goals?|commitments?|vision|passion|belief|beliefs|purpose|responsibility|interests?|spaces?)\\b");

  private static final int LONGEST_SUBJECT = 6;

  private Told() {}

  /**
   * The order in a sentence that tells what people of a kind do, if it is one.
   *
   * @param code whether it stands in a code of conduct
   */
  static Optional<String> ordered(String sentence, boolean code) {
    Words words = Words.of(sentence);
    Token first = words.at(0);
    if (first.in(NOT_ALL) || first.tagged("ADP") || first.tagged("SCONJ") || first.tagged("ADV")) {
      return Optional.empty();
    }
    for (int i = 1; i <= Math.min(LONGEST_SUBJECT, words.size() - 2); i++) {
      Token token = words.at(i);
      boolean not = token.in(Set.of("do", "does")) && words.at(i + 1).is("not");
      if (not || token.is("never") || token.is("always")) {
        int verb = not ? i + 2 : i + 1;
        while (words.at(verb).in(Set.of("knowingly", "ever"))) {
          verb++;
        }
        boolean named = not && house(words, i);
        return said(words, i, verb, token.is("always") ? "must always" : "must not", not, named);
      }
      if (verb(words, i)) {
        boolean firm =
            first.in(NONE)
                || first.in(ALL)
                || FIRM.matcher(words.text(i, words.size())).matches()
                || (code && asked(words, i));
        return firm
            ? said(words, i, i, first.in(NONE) ? "may" : "must", false, false)
            : Optional.empty();
      }
      if (token.comma() || token.tagged("ADP") || token.tagged("AUX") || token.tagged("SCONJ")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a body that gives itself rules stands before a token: "the station", "Harbour Foods".
   */
  private static boolean house(Words words, int end) {
    boolean told = words.tokens().stream().anyMatch(token -> token.in(Set.of("you", "your")));
    boolean name =
        words.tokens().subList(0, end).stream().allMatch(Token::startsUpper)
            && end > 1
            && !words.at(0).tagged("DET");
    boolean body =
        words.at(0).in(Set.of("the", "our"))
            && (Houses.named(words.at(end - 1).lower())
                || HeadNouns.kind(words.at(end - 1).lower())
                    .filter(ConceptKind.ORGANISATION::equals)
                    .isPresent());
    return !told && (name || body);
  }

  private static boolean asked(Words words, int verb) {
    return base(words.at(verb), many(words, verb))
        .filter(base -> Commitments.asked(base, words.text(verb + 1, words.size())))
        .isPresent();
  }

  /** Whether a token is a verb in the present tense after a subject of its number. */
  private static boolean verb(Words words, int i) {
    Token token = words.at(i);
    boolean object = words.at(i + 1).tagged("DET") || words.at(i + 1).tagged("PRON");
    return base(token, many(words, i))
        .filter(base -> token.tagged("VERB") || (object && Verbs.isPolicyVerb(base)))
        .isPresent();
  }

  /** Whether the subject that ends before a token is a plural one. */
  private static boolean many(Words words, int end) {
    Token head = words.at(end - 1);
    return !words.at(0).in(Set.of("every", "each", "no"))
        && (NounPhrases.plural(head.lower()) || head.in(Set.of("staff", "personnel")));
  }

  private static Optional<String> base(Token token, boolean many) {
    String lower = token.lower();
    String singular =
        lower.matches(".*(?:sh|ch|ss|x|o)es")
            ? lower.substring(0, lower.length() - 2)
            : NounPhrases.singular(lower);
    return Optional.of(many ? lower : singular)
        .filter(base -> Verbs.isBase(base) && (many || lower.endsWith("s")));
  }

  private static Optional<String> said(
      Words words, int end, int verb, String modal, boolean bare, boolean house) {
    Token head = words.at(end - 1);
    boolean everybody =
        head.in(Set.of("everyone", "everybody", "nobody"))
            || (words.at(0).is("no") && head.is("one"));
    boolean bound =
        everybody || house || (HeadNouns.canAct(head.lower()) && !TOLD_OF.contains(head.lower()));
    boolean single = words.at(0).in(Set.of("every", "each", "no")) || everybody || bare;
    Optional<String> base =
        bare ? Optional.of(words.at(verb).lower()) : base(words.at(verb), many(words, end));
    boolean plain =
        words.tokens().subList(0, end - 1).stream()
            .noneMatch(token -> token.tagged("VERB") || token.tagged("AUX"));
    return bound
            && (many(words, end) || single)
            && plain
            && base.filter(found -> conduct(words, verb, found, modal)).isPresent()
        ? Optional.of(
            VerbPhrases.capitalised(
                "%s %s %s %s"
                    .formatted(
                        house && !Subject.of(words, 0, end).animate() ? "We" : words.text(0, end),
                        modal,
                        base.orElseThrow(),
                        words.text(verb + 1, words.size()))))
        : Optional.empty();
  }

  private static boolean conduct(Words words, int verb, String base, String modal) {
    if (base.equals("make") && words.at(verb + 1).is("mistakes")) {
      return false; // "Everyone makes mistakes."
    }
    String rest = words.text(verb + 1, words.size());
    if (modal.equals("must not") && base.equals("pay")) {
      return false; // "Members do not pay for coffee."
    }
    if (base.equals("share") && SHARED.matcher(rest).lookingAt()) {
      return false; // "All employees share our values."
    }
    boolean alone = !base.equals("work") || words.at(verb + 1).is("alone");
    return alone
        && VerbKinds.conduct(base, modal.equals("must not"))
        && (Verbs.isPolicyVerb(base) || Set.of("arrive", "behave", "dress", "smoke").contains(base))
        && !VerbKinds.possible(base)
        && !VerbKinds.AUXILIARIES.contains(base)
        && !Set.of("receive", "enjoy").contains(base);
  }
}
