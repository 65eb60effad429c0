package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is called important as what should be done, and what is called essential as what must
 * be: "it is essential that staff report losses".
 */
final class Weighty {
  private static final String HOW =
      "(?i)^(?<front>(?:(?:if|when|whenever|where|before|in|for|to|on|at|during|under) [^,]{3,120}, )?)it is (?:also |very |always |therefore |particularly"
          + " |especially |thus )*(?<how>important|essential|critical|crucial|vital|imperative|recommended|advisable) ";

  /** To know or to remember is nothing that a document can ask for. */
  private static final String THOUGHT =
      "(?!(?:the|our|your|their|all|note|remember|understand|know|recogni[sz]e|reali[sz]e|mention|point|keep in mind|bear in"
          + " mind|emphasi[sz]e|stress|acknowledge|see|distinguish|think|be aware|say|add)\\b)";

  private static final Pattern TO =
      Pattern.compile(HOW + "(?:for (?<who>[^,]+?) )?to " + THOUGHT + "(?<what>[a-z].*)$");

  private static final Pattern THAT =
      Pattern.compile(
          HOW
              + "(?:(?:to|for) (?:the|our|your|their|all|an?) [^,;:]{3,60}? )?that (?<what>[^,]{3}.*)$");

  private static final int LONGEST_SUBJECT = 12;

  private Weighty() {}

  /** The order in a sentence that calls something important, if it does. */
  static Optional<String> ordered(String sentence) {
    Matcher to = TO.matcher(sentence);
    if (to.matches()) {
      String who = to.group("who") == null ? "you" : to.group("who");
      return Optional.of(said(to, who + " " + modal(to) + " " + to.group("what")));
    }
    Matcher that = THAT.matcher(sentence);
    return that.matches()
        ? clause(that.group("what"), modal(that)).map(clause -> said(that, clause))
        : Optional.empty();
  }

  private static String said(Matcher matcher, String clause) {
    return VerbPhrases.capitalised(matcher.group("front") + clause);
  }

  private static String modal(Matcher matcher) {
    return matcher
            .group("how")
            .toLowerCase(java.util.Locale.ROOT)
            .matches("important|recommended|advisable")
        ? "should"
        : "must";
  }

  /** "staff report losses" with the modal before its verb. */
  static Optional<String> clause(String text, String modal) {
    Words words = Words.of(text);
    for (int i = 1; i < Math.min(words.size() - 1, LONGEST_SUBJECT); i++) {
      Token verb = words.at(i);
      boolean be = verb.is("is") || verb.is("are");
      boolean noun =
          Verbs.isPolicyVerb(verb.lower())
              && NounPhrases.plural(words.at(i - 1).lower())
              && words.at(i + 1).tagged("DET"); // "drivers report every collision"
      boolean acts =
          verb.tagged("VERB") && (Verbs.isBase(verb.lower()) || Verbs.isBase(verb.lemma()));
      if (verb.tagged("AUX") && !be && !verb.is("be")) {
        return Optional.empty();
      }
      if (be || acts || noun || verb.is("be")) {
        int before = i;
        while (before > 1 && words.at(before - 1).tagged("ADV")) {
          before--;
        }
        String adverbs = before == i ? "" : words.text(before, i) + " ";
        String base = be ? "be" : Verbs.isBase(verb.lower()) ? verb.lower() : verb.lemma();
        return Optional.of(
            "%s %s %s%s %s"
                .formatted(
                    words.text(0, before), modal, adverbs, base, words.text(i + 1, words.size())));
      }
    }
    return Optional.empty();
  }
}
