package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an answer together with its question: "May I bring my dog? Yes, if it stays outside" allows
 * what the question asks for. A question that tells a case first, or that points at one, is not
 * read: what its answer allows is allowed in that case only.
 */
final class Answers {
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?i)^(?:Q(?:uestion)?[:.]? )?(?<ask>may|can|must|do|am|are|is) (?<who>i|we|you|(?:an? |the |our |my )?[a-z-]+?(?: [a-z-]+?)??)(?: (?:ever|also|still|just|then))?"
              + " (?<how>(?:have|need|allowed|permitted|required|obliged) to )?(?<what>[a-z][^?.!;:]*)\\?$");

  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)^(?:A(?:nswer)?[:.]? )?(?<yes>yes|no)(?:[.!]?|(?:,| –| —| -|;) (?<limit>(?:(?:as|so) long as|(?:but )?only|if|provided|unless|when|except|with|up to|within|at least|before|after|without)\\b.*?))[.!]?$");

  /** What the next sentence takes back in part. */
  private static final Pattern LIMITED =
      Pattern.compile(
          "(?i)^(?:A(?:nswer)?[:.] )?(?:yes|no)[.!] (?:however|but|only|provided|unless|except|although)\\b");

  /** What only the case that is told explains. */
  private static final Pattern POINTS =
      Pattern.compile(
          "(?i).*\\b(?:i|it|its|them|this|that|these|those|one|so|he|she|they|him|her|there|then)\\b.*");

  private Answers() {}

  /**
   * The rule that question and answer give together, in place of the answer's first sentence.
   *
   * @return empty where the two are no question and answer of that kind
   */
  static Optional<String> rule(Clause question, Clause answer, String firstSentence) {
    boolean pair =
        question.type() == ClauseType.QUESTION
            && answer.type() == ClauseType.ANSWER
            && question.regulation().equals(answer.regulation());
    return pair ? rule(question.text(), answer.text(), firstSentence) : Optional.empty();
  }

  /** The same for the words of a question, such as an item above a nested list. */
  static Optional<String> rule(String question, String answer, String firstSentence) {
    boolean bounded = !PlainText.tooLong(question) && !PlainText.tooLong(answer);
    if (!bounded || LIMITED.matcher(answer).find()) {
      return Optional.empty();
    }
    Matcher asked = QUESTION.matcher(PlainText.clean(question));
    Matcher told = ANSWER.matcher(PlainText.clean(firstSentence));
    if (!asked.matches() || !told.matches() || POINTS.matcher(asked.group("what")).matches()) {
      return Optional.empty();
    }
    String how = asked.group("how") == null ? "" : asked.group("how").toLowerCase(Locale.ROOT);
    String ask = asked.group("ask").toLowerCase(Locale.ROOT);
    boolean yes = told.group("yes").equalsIgnoreCase("yes");
    String limit = told.group("limit") == null ? "" : told.group("limit");
    Optional<String> modal = modal(ask, how.strip(), yes, !limit.isEmpty());
    if (modal.isEmpty()
        || (!yes && !limit.isEmpty() && !limit.matches("(?i)(?:unless|except)\\b.*"))) {
      return Optional.empty();
    }
    String who = asked.group("who");
    String what = asked.group("what");
    if (!Verbs.isBase(what.split(" ")[0]) && what.contains(" ")) { // "may staff members leave"
      who = who + " " + what.substring(0, what.indexOf(' '));
      what = what.substring(what.indexOf(' ') + 1);
    }
    if (!Verbs.isBase(what.split(" ")[0])) {
      return Optional.empty();
    }
    boolean asker = who.matches("(?i)i|we|you");
    if (!asker && !HeadNouns.canAct(who.substring(who.lastIndexOf(' ') + 1))) {
      return Optional.empty();
    }
    String subject = asker ? "You" : who;
    return Optional.of(
        "%s %s %s%s."
            .formatted(
                VerbPhrases.capitalised(subject),
                modal.get(),
                mine(what),
                limit.isEmpty() ? "" : " " + limit.replaceFirst("(?i)^but ", "")));
  }

  private static Optional<String> modal(String ask, String how, boolean yes, boolean limited) {
    return switch (ask) {
      case "may" -> how.isEmpty() ? Optional.of(yes ? "may" : "must not") : Optional.empty();
      // "Can I lose my job? No" denies a danger, "Can I ... ? No" may also forbid: it is left out.
      // "No, unless ..." forbids.
      case "can" ->
          how.isEmpty() && (yes || limited)
              ? Optional.of(yes ? "may" : "must not")
              : Optional.empty();
      case "must" -> how.isEmpty() ? Optional.of(yes ? "must" : "need not") : Optional.empty();
      case "do" ->
          how.matches("(?:have|need) to")
              ? Optional.of(yes ? "must" : "need not")
              : Optional.empty();
      case "am", "are", "is" ->
          how.matches("(?:allowed|permitted) to")
              ? Optional.of(yes ? "may" : "must not")
              : how.matches("(?:required|obliged) to")
                  ? Optional.of(yes ? "must" : "need not")
                  : Optional.empty();
      default -> Optional.empty(); // "Should I": advice, which the answer words itself.
    };
  }

  private static String mine(String what) {
    return what.replaceAll("(?i)\\b(?:my|our)\\b", "your")
        .replaceAll("(?i)\\b(?:myself|ourselves)\\b", "yourself")
        .replaceAll("(?i)\\bme\\b", "you");
  }
}
