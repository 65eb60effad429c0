package io.alignmentstudio.framers.norms.grammar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts and limits in text. */
public final class Quantities {
  private static final String NUMBER =
      "(?:\\d[\\d.,]*\\d|\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety|half)";
  private static final String COMPARISON =
      "(?:(?:(?:no |not )?(?:more|less|fewer|longer|higher|lower|greater|older|later) than|at least|at most|up to|a maximum of|a minimum of|(?:not )?(?:over|above|below|under|exceeding)|only|maximum of|minimum of) )?";
  private static final String MONEY =
      "(?:(?:EUR|USD|GBP|CHF|US\\$|\\$|€|£) ?\\d[\\d.,]*\\d|(?:EUR|USD|GBP|CHF|US\\$|\\$|€|£) ?\\d|\\d[\\d.,]* (?:euros?|dollars|pounds|EUR|USD))(?: (?:million|billion))?";
  private static final Pattern AMOUNT = Pattern.compile("(?i)" + MONEY);

  private static final Pattern THRESHOLD =
      Pattern.compile(
          "(?i)\\b?"
              + COMPARISON
              + "(?:"
              + MONEY
              + "|"
              + NUMBER
              + " ?(?:%|per ?cent\\b)|"
              + NUMBER
              + "(?: (?:working|business|calendar|consecutive))?[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|characters?|words?|people|persons|employees|times|attempts|levels?|metres|meters|km/h|km|mph|dB|ml|litres?|liters?|kg|tonnes?|mm|cm)(?![\\w/]))"
              + "(?: or (?:less|more|fewer|longer|shorter|over|above|below|under)\\b(?! than))?");
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)\\b(?:(?:no |not )?(?:more|less|fewer) than|at least|at most|up to|a maximum of|a minimum of) "
              + NUMBER
              + "(?: (?!(?:at|in|on|for|of|to|from|with|by|and|or|if|when|before|after)\\b)[a-z-]+)?(?: (?!(?:at|in|on|for|of|to|from|with|by|and|or|per|a|an|each|every|if|when)\\b)[a-z-]+)?|\\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:written |different |independent |invited )?[a-z]+s\\b");

  private Quantities() {}

  /** The first amount, verbatim with its comparison: "more than EUR 75". */
  public static Optional<String> threshold(String text) {
    Optional<String> amount = first(THRESHOLD, text);
    return amount.isPresent() ? amount : first(COUNT, text);
  }

  /** The last amount of money, without its comparison: "EUR 75". */
  public static Optional<String> money(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    Optional<String> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(matcher.group());
    }
    return last;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
  }
}
