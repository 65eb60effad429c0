package io.alignmentstudio.framers.norms.rewording;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an amount that somebody is given to spend, "each member has a budget of £50 a year that
 * they can spend on books", as what may be spent.
 */
final class Budgets {
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?i)^(?<who>you|(?:every|each|all) [^,;:]{3,40}?|(?!we\\b|it\\b|the\\b)[a-z]+s)(?: will|['’]ll)? (?:be (?:assigned|given|allotted|allocated)|(?:is|are) (?:assigned|given|allotted|allocated)|have|has|gets?|receives?) (?:an?|the) (?<kind>[^,;:]*?)(?:limit|budget|allowance|stipend|allocation)['’\"”]* of (?<amount>(?:[£$€] ?\\d|(?:EUR|USD|GBP|CHF) ?\\d)[\\d,.]*(?: (?:per|a|each|every) (?:day|week|month|quarter|year|person|trip|term))?)"
              + "(?:,? (?:from|with|of|out of) which (?:you|they) can (?:spend(?: money)?|pay|buy)|,? (?:that |which )?(?:you|they) can (?:spend|use)|,? to (?:spend|be spent|use)) (?:on|for) (?<what>[^;:]+?)\\.?$");

  private static final Pattern OFTEN =
      Pattern.compile("(?i)\\b(?:annual|yearly|monthly|weekly|quarterly|daily)\\b");

  private Budgets() {}

  /** What may be spent, if the sentence gives an amount for it. */
  static Optional<String> ordered(String sentence) {
    Matcher matcher = GIVEN.matcher(sentence);
    return matcher.matches()
        ? Optional.of(
            "%s may spend up to %s%s on %s."
                .formatted(
                    matcher.group("who"),
                    matcher.group("amount"),
                    often(matcher.group("kind")),
                    matcher.group("what")))
        : Optional.empty();
  }

  /** "An annual learning budget": how often it is given. */
  private static String often(String kind) {
    Matcher often = OFTEN.matcher(kind);
    if (!often.find()) {
      return "";
    }
    return switch (often.group().toLowerCase(Locale.ROOT)) {
      case "annual", "yearly" -> " a year";
      case "daily" -> " a day";
      default -> " a " + often.group().toLowerCase(Locale.ROOT).replaceFirst("ly$", "");
    };
  }
}
