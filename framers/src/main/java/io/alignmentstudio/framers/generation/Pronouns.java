package io.alignmentstudio.framers.generation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fits pronouns that stand for a norm's bearer to the subject of a story. */
final class Pronouns {
  private static final Pattern THEY_VERB =
      Pattern.compile("\\b(?:they|you|he or she|he/she|she or he) ([a-z]+)\\b");
  private static final Pattern PLURAL_PRONOUN =
      Pattern.compile("\\b(they|them|their|theirs|themselves)\\b");

  private Pronouns() {}

  /**
   * Whether "they" or "their" may mean something other than the bearer, because another plural noun
   * stands before it. Such a phrase is told of several people, so that every reading is right.
   */
  static boolean doubtful(String text) {
    Matcher matcher = PLURAL_PRONOUN.matcher(text);
    if (!matcher.find()) {
      return false;
    }
    List<String> before = Words.split(text.substring(0, matcher.start()));
    return before.stream().anyMatch(word -> Inflection.isPlural(word.replaceAll("\\W+$", "")));
  }

  static String adapt(String text, Subject subject) {
    Subject.Person person = subject.person();
    String result = text;
    if (person != Subject.Person.IT && !subject.plural()) {
      result =
          THEY_VERB
              .matcher(result)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          person.pronoun + " " + verb(found.group(1), person)));
      result =
          result
              .replaceAll(
                  "\\b(themselves|themself|yourself|himself or herself)\\b", person.reflexive)
              .replaceAll(
                  "\\b(their|your|his or her|his/her|her or his) own\\b",
                  person.possessive + " own")
              .replaceAll("\\b(your|his or her|his/her|her or his)\\b", person.possessive)
              .replaceAll("\\b(him or her|you)\\b", person.object);
      return doubtful(text)
          ? result
          : result
              .replaceAll("\\btheir\\b", person.possessive)
              .replaceAll("\\bthem\\b", theyMeansBearer(text) ? person.object : "them");
    }
    return result
        .replaceAll("\\byourself\\b", person.reflexive)
        .replaceAll("\\byour\\b", person.possessive)
        .replaceAll("\\byou\\b", person.pronoun);
  }

  /** "them" after a plural noun means that noun. */
  private static boolean theyMeansBearer(String text) {
    return text.matches("(?s).*\\b(to|with|for|about|concerning|near|of) them\\b.*");
  }

  private static String verb(String verb, Subject.Person person) {
    return switch (verb) {
      case "are" -> person.is;
      case "were" -> person.was;
      case "have" -> person.has;
      case "do" -> person.does;
      case "may",
          "must",
          "can",
          "will",
          "shall",
          "should",
          "could",
          "would",
          "might",
          "did",
          "had",
          "also",
          "never",
          "always",
          "only",
          "no",
          "not",
          "and",
          "or",
          "to",
          "in" ->
          verb;
      default ->
          person == Subject.Person.I || verb.endsWith("ed") || !Inflection.isKnownVerb(verb)
              ? verb
              : Inflection.third(verb);
    };
  }
}
