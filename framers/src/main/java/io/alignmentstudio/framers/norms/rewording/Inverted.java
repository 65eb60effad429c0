package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads "should you lose a key, report it" as "if you lose a key, report it". */
final class Inverted {
  private static final Pattern CASE =
      Pattern.compile(
          "(?i)^should (?:you|we|they|it|he|she|anyone|somebody|someone|an?|any|the|this|that|these|your|our|there|one)\\b[^;:]{3,}?, .*");

  private static final Set<String> MANY = Set.of("you", "we", "they", "these");
  private static final int LONGEST_SUBJECT = 10;

  private Inverted() {}

  /** A sentence whose case in front begins with "if"; as it is where it has none. */
  static String straight(String sentence) {
    if (!CASE.matcher(sentence).matches()) {
      return sentence;
    }
    Words words = Words.of(sentence);
    for (int i = 2; i < Math.min(words.size() - 2, LONGEST_SUBJECT); i++) {
      Token verb = words.at(i);
      Token head = words.at(i - 1);
      boolean subject = head.nominal() || head.tagged("PRON") || head.is("there");
      boolean acts =
          verb.in(Set.of("be", "have", "do"))
              || (Verbs.isBase(verb.lower())
                  && (verb.tagged("VERB") || Verbs.isPolicyVerb(verb.lower())))
              || (words.at(i + 1).comma() && Verbs.canBeBase(verb.lower()));
      if (verb.comma()) {
        return sentence;
      }
      if (subject && acts) {
        boolean many =
            words.at(1).in(MANY)
                || (NounPhrases.plural(head.lower()) && !words.at(1).in(Set.of("a", "an", "this")));
        String told =
            verb.is("be")
                ? (many ? "are" : "is")
                : many ? verb.text() : Verbs.thirdPerson(verb.text());
        return "If %s %s %s".formatted(words.text(1, i), told, words.text(i + 1, words.size()));
      }
    }
    return sentence;
  }
}
