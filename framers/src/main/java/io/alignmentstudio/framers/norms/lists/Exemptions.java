package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the next sentence takes out of a rule as its exception: "Do not pass data on. This
 * does not apply to auditors."
 */
final class Exemptions {
  private static final Pattern EXEMPTION =
      Pattern.compile(
          "(?i)^(?:however, |but )?(?:this(?: (?:rule|ban|prohibition|restriction|requirement|limit|obligation|duty))?"
              + "|(?<all>these(?: (?:rules|bans|restrictions|requirements|limits|obligations|duties))?)) (?:does|do|shall|will) not apply"
              + " (?<how>to|for|if|when|where|while|in|during|at|on|with) (?<what>[^;:]+?)\\.?$");

  private static final Pattern RULE =
      Pattern.compile(
          "(?i).*\\b(?:must|shall|should|may not|cannot|(?:is|are) (?:not )?(?:required|prohibited|forbidden|permitted|allowed|needed)|do not|don't|never|need(?:s|ed)? to|have to|has to)\\b.*");

  private Exemptions() {}

  /**
   * The sentences of a clause, of which each that exempts somebody is joined to the rules before
   * it.
   *
   * @param whole words of the clause, of which every quote stays a part
   */
  static List<Sentence> joined(List<Sentence> sentences, String whole) {
    List<Sentence> joined = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Matcher matcher =
          PlainText.tooLong(sentence.quote())
              ? EXEMPTION.matcher("")
              : EXEMPTION.matcher(sentence.text().strip());
      if (joined.isEmpty() || !matcher.matches() || !rule(joined.getLast())) {
        joined.add(sentence);
        continue;
      }
      int from = matcher.group("all") == null ? joined.size() - 1 : 0;
      for (int i = from; i < joined.size(); i++) {
        if (rule(joined.get(i))) {
          joined.set(i, excepted(joined.get(i), sentence, exception(matcher), whole));
        }
      }
    }
    return joined;
  }

  private static boolean rule(Sentence sentence) {
    Words words = Words.of(sentence.text());
    return !PlainText.tooLong(sentence.quote())
        && (RULE.matcher(sentence.text()).matches() || Orders.at(words, 0, words.size()));
  }

  private static String exception(Matcher matcher) {
    String what = matcher.group("what");
    return switch (matcher.group("how").toLowerCase(java.util.Locale.ROOT)) {
      case "to", "for" -> "except for " + what;
      case "if" -> "unless " + what;
      default -> "except " + matcher.group("how") + " " + what;
    };
  }

  /** A rule with an exception; the quote goes from the one to the other. */
  private static Sentence excepted(
      Sentence rule, Sentence exemption, String exception, String whole) {
    String text = rule.text().strip().replaceFirst("[.;!]$", "") + ", " + exception + ".";
    int from = whole.indexOf(rule.quote());
    int to = whole.indexOf(exemption.quote(), Math.max(0, from));
    String quote =
        from < 0 || to < from
            ? rule.quote()
            : whole.substring(from, to + exemption.quote().length());
    return new Sentence(quote, text, quote, rule.leadIn());
  }
}
