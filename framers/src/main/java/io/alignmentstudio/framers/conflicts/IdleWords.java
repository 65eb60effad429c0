package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
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

  /** "With at least 24 hours' notice", "two days in advance": the time is a bound. */
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?i),? (?:(?:with|on|by giving|and give|giving) )?(?:at least |no less than |not less"
              + " than |no later than |a |an )?(?:(?:\\d+|"
              + NumberWords.PATTERN
              + ") )?(?:\\w+ )?(?:hour|day|week|month)s?['’]?s? (?:in advance|beforehand|ahead(?: of"
              + " time)?|(?:prior |advance |written )*notice(?<=\\b(?:with|on|giving|give) .{1,40}))\\b");

  /** "All jewellery, rings included": and rings. */
  private static final Pattern INCLUDED = Pattern.compile("(?i), ((?:\\w+ ){1,3})included\\b,?");

  /** "Gifts of any kind" are all gifts. */
  private static final Pattern OF_ANY_KIND =
      Pattern.compile(
          "(?i) (?:of|in) (?:any|every|whatever|all) (?:kind|sort|type|nature|description|form|value"
              + "|amount|size)s?\\b|,? (?:whatever|however|no matter) [\\w' ]*?(?:value|kind|small|slight"
              + "|minor|large)\\b,?");

  /** "On board any vessel", "in all parts of the building": everywhere. */
  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "(?i) (?:on board|aboard|in|on|at|inside) (?:of )?(?:any|all|every) (?:of )?(?:the |our )?(?:\\w+ )?"
              + "(?:vessel|ship|building|room|office|site|ward|floor|premise|part|place|area|branch|vehicle"
              + "|location|workplace)(?:s|es)?(?: of (?:the|our) \\w+)?$");

  private static final Set<String> SIZES = Set.of("small", "minor", "modest", "large");

  private IdleWords() {}

  /**
   * The action without times that are its bounds: at its end, where no preposition opens them, and
   * those of notice; what is "included" stands in a list with the rest.
   */
  static String timeless(String action) {
    String all = OF_ANY_KIND.matcher(action).replaceAll("");
    Matcher everywhere = EVERYWHERE.matcher(all);
    if (everywhere.find() && all.indexOf(' ') < everywhere.start()) { // Not "smoke in all rooms".
      all = everywhere.replaceFirst("");
    }
    String included = INCLUDED.matcher(all).replaceFirst(" or $1").strip();
    return BARE_PERIOD.matcher(NOTICE.matcher(included).replaceFirst("")).replaceFirst("");
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
