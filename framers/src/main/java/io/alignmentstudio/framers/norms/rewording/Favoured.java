package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a document favours without saying of whom: "early booking is recommended", "loud calls
 * are discouraged", "we recommend a helmet", "we recommend team leads check the list".
 */
final class Favoured {
  private static final Pattern STATE =
      Pattern.compile(
          "(?i)^(?<front>(?:(?:at|in|on|during|for|when|if|after|before|where|with)\\b[^,;:]*, )?)"
              + "(?<what>(?!(?:it|our|my|this|that|these|those|they|we|you|he|she|what|which|who|there|some|many|most)\\b)(?:(?!\\b(?:is|are|was|were|must|should|may|who|that|which)\\b)[^,;:])+?) (?:is|are)"
              + " (?<not>not )?(?:(?:strongly|highly|always|also|generally|actively|particularly|especially) )*(?<how>encouraged|recommended|discouraged|preferred)"
              + "(?<rest>(?: (?:for|in|on|at|when|if|during|after|before|where|unless|except|outside|while|over|rather than)\\b[^;:]*)?)(?:,? but (?:is |are )?not (?:banned|forbidden|prohibited|required|mandatory|compulsory))?\\.?$");

  /** What "recommend" governs. */
  private static final Pattern THING =
      Pattern.compile(
          "(?i)(?<noun>(?:an?|at least|strong|regular) [^,;:]*?)(?<rest> (?:if|when|unless|before|after)\\b.*)?\\.?");

  /** What people say or write, and the verb for it. */
  private static final Pattern SAYING =
      Pattern.compile("(?i)(?:.* )?(?:feedback|comments|suggestions|ideas|input)");

  private static final Pattern UNDONE =
      Pattern.compile(
          "(?i)(?:.* )?(?:attendance|participation|discretion|caution|creativity|use|reader|results?)");

  private static final int LONGEST_SUBJECT = 7;

  private Favoured() {}

  /** The advice in a sentence that calls something encouraged or discouraged, if it is one. */
  static Optional<String> ordered(String sentence) {
    Matcher matcher = STATE.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String what = matcher.group("what");
    Words words = Words.of(what);
    boolean gerund = words.at(0).lower().endsWith("ing");
    boolean head =
        NounPhrases.head(words.tokens())
            .filter(token -> HeadNouns.canAct(token.lower()))
            .filter(
                token ->
                    HeadNouns.kind(token.lower())
                        .filter(ConceptKind.ORGANISATION::equals)
                        .isEmpty())
            .isPresent();
    if ((head && !gerund) || UNDONE.matcher(what).matches() || verbal(words, gerund)) {
      return Optional.empty();
    }
    boolean against =
        matcher.group("not") != null
            || matcher.group("how").toLowerCase(Locale.ROOT).startsWith("dis");
    return Optional.of(
        VerbPhrases.capitalised(
            "%syou should %s%s."
                .formatted(
                    matcher.group("front"),
                    deed(lower(words, what), against),
                    matcher.group("rest"))));
  }

  private static String lower(Words words, String what) {
    return what.matches("[A-Z][a-z]+ing")
            || (what.matches("[A-Z][a-z]+") && HeadNouns.isCommon(what))
        ? what.toLowerCase(Locale.ROOT)
        : Subject.lowerFirst(words, 0, what);
  }

  private static boolean verbal(Words words, boolean gerund) {
    return words.tokens().stream()
        .skip(gerund ? 1 : 0)
        .anyMatch(token -> token.tagged("AUX") || token.in(Set.of("not", "never", "no", "to")));
  }

  private static String deed(String what, boolean against) {
    if (against) {
      return "avoid " + what;
    }
    String base = VerbPhrases.fromGerund(what);
    if (!base.equals(what) && base.contains(" ")) {
      return base;
    }
    return SAYING.matcher(what).matches()
        ? "give " + what
        : what.matches("(?i)(?:.* )?questions") ? "ask " + what : "opt for " + what;
  }

  /** "Team leads check the list", where that is recommended, as what they should do. */
  static Optional<String> people(String recommended) {
    Words words = Words.of(recommended.replaceFirst("^that ", ""));
    for (int i = 1; i < Math.min(words.size() - 1, LONGEST_SUBJECT); i++) {
      Token verb = words.at(i);
      Token head = words.at(i - 1);
      boolean people = NounPhrases.plural(head.lower()) && HeadNouns.canAct(head.lower());
      if (people && Verbs.isPolicyVerb(verb.lower()) && !verb.lower().endsWith("ing")) {
        return Optional.of(words.text(0, i) + " should " + words.text(i, words.size()));
      }
      boolean noun = NounPhrases.plural(verb.lower()) && HeadNouns.canAct(verb.lower());
      if ((verb.tagged("VERB") && !noun) || verb.tagged("ADP") || verb.comma()) {
        break;
      }
    }
    return Optional.empty();
  }

  /** "A helmet", where it is recommended, as what the addressee should opt for. */
  static Optional<String> thing(String what) {
    Matcher thing = THING.matcher(what);
    if (!thing.matches()) {
      return Optional.empty();
    }
    String noun = thing.group("noun");
    Optional<Token> head = NounPhrases.head(Words.of(noun).tokens());
    boolean touched =
        head.filter(
                token ->
                    HeadNouns.thing(token.lower())
                        || HeadNouns.kind(token.lower())
                            .filter(ConceptKind.ASSET::equals)
                            .isPresent()
                        || (token.startsUpper() && token.start() > 0))
            .isPresent();
    return touched
        ? Optional.of(
            "you should opt for %s%s."
                .formatted(noun, Optional.ofNullable(thing.group("rest")).orElse("")))
        : Optional.empty();
  }
}
