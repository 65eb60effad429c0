package io.alignmentstudio.framers.norms.text;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the examples that two dashes set apart out of a sentence: "declare any tie - family, money
 * or friendship - to a supplier". What says when, how or except when stays.
 */
public final class Dashes {
  private static final Pattern ASIDE =
      Pattern.compile(" (?:[-–—]|--) (?<aside>[^;:–—()]{3,160}?) (?:[-–—]|--) (?=[a-z])");

  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)(?:such as|for example,?|e\\.g\\.,?|like|including|say,) .*|.*(?:,| or | and ).*");

  private static final Pattern BINDING =
      Pattern.compile(
          "(?i).*\\b(?:if|when|unless|except|only|not|never|without|must|shall|should|may|can|cannot|will|is|are|least|most|than|within|until|before|after)\\b.*|(?:with|by|for|in|on|at|from|and|or|but|so|even|including)\\b(?! example).*");

  private Dashes() {}

  /** A sentence without such examples; as it is where it has none. */
  public static String closed(String sentence) {
    Matcher matcher = ASIDE.matcher(sentence);
    if (!matcher.find()) {
      return sentence;
    }
    String aside = matcher.group("aside");
    Words words = Words.of(aside);
    boolean nouns =
        LISTED.matcher(aside).matches()
            && !BINDING.matcher(aside).matches()
            && words.tokens().stream().noneMatch(Dashes::verbal);
    return nouns
        ? sentence.substring(0, matcher.start()) + " " + sentence.substring(matcher.end())
        : sentence;
  }

  private static boolean verbal(Token token) {
    return token.tagged("AUX")
        || (token.tagged("VERB")
            && !token.lower().endsWith("ed")
            && !token.lower().endsWith("ing"));
  }
}
