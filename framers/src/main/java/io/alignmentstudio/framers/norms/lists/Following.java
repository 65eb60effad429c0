package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins an item with a lead-in that says "the following" and where, when or for whom: "the
 * following are prohibited on the roof terrace", "visitors may not bring the following into the
 * archive".
 */
final class Following {
  private static final String WHERE =
      "(?:in|into|on|onto|at|to|from|during|inside|within|outside|near|aboard|under|while|when|after|before|between|without|unless|except|for|if|only|with)\\b";

  private static final String ALL = "(?:(?:all|any|each|either) of )?";

  /** "In the workshop, the following are forbidden". */
  private static final Pattern FRONT =
      Pattern.compile(
          "(?i)^(?<front>(?:in|on|at|during|before|after|for|between|from|within|inside|outside|while|when|if|unless)\\b(?:[^:]|:\\d\\d)*?),? (?<rest>"
              + ALL
              + "the following\\b.*)$");

  /** "The following are not allowed in the laboratory". */
  private static final Pattern STATED =
      Pattern.compile(
          "(?i)^"
              + ALL
              + "(?:the following|these)(?: [\\w-]+){0,4}? (?:is|are) (?<state>(?:strictly |expressly |always |also )*(?:prohibited|forbidden|banned|required|mandatory|(?:not|never) (?:permitted|allowed|acceptable|tolerated)|unacceptable|permitted|allowed))(?<where> (?:strictly )?"
              + WHERE
              + "(?:[^,;:]|:\\d\\d)+)?(?:,.*)?$");

  /** "Visitors may not bring the following into the archive". */
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?i)^(?<deed>.*\\b(?:must|may|shall|should|cannot|not)\\b.*?) "
              + ALL
              + "the following(?! (?:\\w+ )?information\\b)(?: (?!"
              + WHERE
              + ")[\\w-]+){0,2} (?<where>"
              + WHERE
              + "[^:;]+)$");

  private static final Pattern ONLY = Pattern.compile("^(?<where>.+) only$");

  private static final Pattern TAIL =
      Pattern.compile(
          "(?i),? (?:of|for|in|on|at|to|from|with|without|against|by|that|which|who|whom|whose|during|under)\\b.*");

  /** "Copying is illegal", below "the following are prohibited:". */
  private static final Pattern OWN_VERDICT =
      Pattern.compile(
          "(?is)(?<what>.*?),? (?:is|are)(?: \\w+ly)? (?:prohibited|forbidden|illegal|unlawful|unacceptable|(?:not|never) (?:allowed|permitted|acceptable|tolerated))(?<rest>\\b.*)");

  /** "Making statements, unless it is your task": the way out of a ban. */
  private static final Pattern WAY_OUT =
      Pattern.compile(
          "(?is)(?<what>.*?),? (?<out>(?:unless|except (?:when|if|where|with|in|as|for)) .*)");

  private Following() {}

  /** Whether an item says itself that it is forbidden. */
  static boolean judges(String item) {
    return OWN_VERDICT.matcher(item).matches();
  }

  /**
   * One sentence of both, if the lead-in is one of these.
   *
   * @param lead without its colon
   * @param join makes one sentence of the rest of the lead-in and the item
   */
  static Optional<String> joined(String lead, String item, BinaryOperator<String> join) {
    String what = item.strip().replaceFirst("[;,]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "");
    Matcher front = FRONT.matcher(lead);
    if (front.matches()) {
      String inner = join.apply(front.group("rest") + ":", item);
      return inner.equals(item)
          ? Optional.empty()
          : Optional.of(front.group("front") + ", " + Words.lowerFirst(inner));
    }
    Matcher stated = STATED.matcher(lead);
    if (stated.matches()) {
      Matcher own = OWN_VERDICT.matcher(what);
      if (own.matches()) {
        return Optional.of(own.group("what") + " is prohibited" + own.group("rest") + ".");
      }
      String state = stated.group("state").replaceFirst("(?i)\\balso ", "");
      return Optional.of(isOr(what, state + where(stated.group("where"))));
    }
    Matcher object = OBJECT.matcher(lead);
    return object.matches()
        ? Optional.of(
            "%s %s %s."
                .formatted(object.group("deed"), Words.lowerFirst(what), object.group("where")))
        : Optional.empty();
  }

  /** " in the canteen only" with what it limits first. */
  private static String where(String written) {
    if (written == null) {
      return "";
    }
    Matcher only = ONLY.matcher(written);
    return only.matches() ? " only" + only.group("where") : written;
  }

  /** "Sharing passwords is prohibited", "gifts are prohibited". */
  static String isOr(String what, String state) {
    Matcher wayOut = WAY_OUT.matcher(what);
    if (wayOut.matches()) {
      String head = isOr(wayOut.group("what"), state);
      return head.substring(0, head.length() - 1) + " " + wayOut.group("out") + ".";
    }
    String noun = TAIL.matcher(what).replaceFirst("");
    boolean gerund = what.matches("(?i)\\w+ing .*");
    boolean plural =
        !gerund
            && (NounPhrases.plural(noun.replaceFirst(".* ", "").toLowerCase(java.util.Locale.ROOT))
                || noun.contains(" and "));
    return VerbPhrases.capitalised(what) + (plural ? " are " : " is ") + state + ".";
  }
}
