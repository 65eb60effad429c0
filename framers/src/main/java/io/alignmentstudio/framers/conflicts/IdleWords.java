package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the words of an action that do not say what it is about. */
final class IdleWords {
  private static final Set<String> CASES =
      Set.of("instance", "instances", "case", "cases", "occurrence", "occurrences");

  /** "Shred the forms six months (after departure)": the tagger takes the forms for an adverb. */
  private static final Pattern BARE_PERIOD =
      Pattern.compile(
          "(?i)(?<!\\b(?:for|within|of|than|to|least|most|every|after|before|in|a|an|and|or))"
              + " (?:\\d+|"
              + NumberWords.PATTERN
              + ") (?:\\w+ )?(?:hour|day|week|month|year)s?$");

  private static final Set<String> SIZES = Set.of("small", "minor", "modest", "large");

  private IdleWords() {}

  /** The action without a time at its end that no preposition opens. */
  static String timeless(String action) {
    return BARE_PERIOD.matcher(action).replaceFirst("");
  }

  /**
   * "Instances of fraud" are fraud, and "all gifts, given or received," are all gifts.
   *
   * @param priced whether an amount of money says how small the "small gifts" are
   */
  static boolean at(List<Token> tokens, int at, boolean priced) {
    boolean portion =
        tokens.get(at).in(CASES) && at + 1 < tokens.size() && tokens.get(at + 1).is("of");
    return portion
        || (priced && tokens.get(at).in(SIZES))
        || whichever(tokens, at)
        || whichever(tokens, at - 2);
  }

  private static boolean whichever(List<Token> tokens, int at) {
    return at > 0
        && at + 2 < tokens.size()
        && tokens.get(at - 1).comma()
        && participle(tokens.get(at))
        && tokens.get(at + 1).is("or")
        && participle(tokens.get(at + 2));
  }

  private static boolean participle(Token token) {
    return token.tagged("VERB") && Verbs.baseOfParticiple(token.lower()).isPresent();
  }

  /** Where the words begin that tell by when: "not later than 72 hours after becoming aware". */
  static int latest(List<Token> tokens) {
    for (int i = 1; i < tokens.size() - 2; i++) {
      boolean later =
          tokens.get(i).in(Set.of("not", "no"))
              && tokens.get(i + 1).is("later")
              && tokens.get(i + 2).is("than");
      if (later) {
        return i;
      }
    }
    return tokens.size();
  }
}
