package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads "all of us", "we each" and "we, as employees" as those whom the document addresses: a
 * company says "we" of itself too, but not so.
 */
public final class Ourselves {
  private static final Pattern OF_US =
      Pattern.compile(
          "(?i)\\b(?<who>all|each(?: and every one| one)?|every one|everyone|any|none|no one|both) of us\\b(?: (?<verb>[a-z]+s)\\b)?");

  private static final Pattern WE_EACH =
      Pattern.compile(
          "(?i)\\bwe (?:each|all)(?= (?:have(?! the right)|must|should|shall|need|are|may|can|share|play|owe)\\b)|\\bwe(?= (?:must|should|shall|may) (?:each|all)\\b)");

  /**
   * "We must ensure … our responsibilities as employees", "we are encouraged to reread the code".
   */
  private static final Pattern PEOPLE =
      Pattern.compile(
          "(?i)^(?:(?:in|at|as|for|if|when|where) [^,;:]+, )?we (?:are (?:all |also |strongly )*(?:encouraged|reminded|urged|invited) to\\b.*|.*\\bas (?:[a-z]+ ){0,2}(?:employees|colleagues|team members|members of (?:staff|the team|the company))\\b.*)");

  private static final Pattern WE =
      Pattern.compile("(?<![\"“])\\b(?<word>[Ww]e|[Oo]ur|[Oo]urs|us|[Oo]urselves)\\b(?![.’'])");

  private Ourselves() {}

  /** The sentence with "you" for all of us; as it is where "we" may be the company. */
  public static String addressed(String sentence) {
    Matcher of = OF_US.matcher(sentence);
    if (of.find()
        && !sentence
            .substring(0, of.start())
            .matches("(?i).*\\b(?:to|for|by|with|on|affects?|of) ")) {
      boolean none = of.group("who").matches("(?i)none|no one");
      String written = of.group("verb") == null ? "" : " " + of.group("verb");
      String subject = none ? "nobody" + written : "you" + plural(written);
      return capital(
          you(sentence.substring(0, of.start())) + subject + you(sentence.substring(of.end())),
          sentence);
    }
    if (WE_EACH.matcher(sentence).find()) {
      return capital(
          you(
              WE_EACH
                  .matcher(sentence)
                  .replaceFirst("you")
                  .replaceFirst("(?i)\\byou (must|should|shall|may|are) (?:each|all) ", "you $1 ")),
          sentence);
    }
    return PEOPLE.matcher(sentence).matches() ? capital(you(sentence), sentence) : sentence;
  }

  /** A text with "you" for "we". */
  static String you(String text) {
    return WE.matcher(text)
        .replaceAll(
            found ->
                switch (found.group("word").toLowerCase(Locale.ROOT)) {
                  case "we", "us" -> "you";
                  case "our" -> "your";
                  case "ours" -> "yours";
                  default -> "yourselves";
                });
  }

  private static String plural(String verb) {
    return switch (verb) {
      case " is" -> " are";
      case " has" -> " have";
      case " was" -> " were";
      case " does" -> " do";
      default -> {
        String base = NounPhrases.singular(verb.strip());
        yield Verbs.isBase(base) ? " " + base : verb;
      }
    };
  }

  private static String capital(String text, String sentence) {
    boolean upper = !sentence.isEmpty() && Character.isUpperCase(sentence.charAt(0));
    return upper && !text.isEmpty()
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }
}
