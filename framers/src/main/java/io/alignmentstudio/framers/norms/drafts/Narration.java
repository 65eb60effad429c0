package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the speaker and the addressee in the third person. */
public final class Narration {
  /** What is a person's and not the company's. */
  private static final String PERSONAL =
      "(?:own|personal|private|immediate|direct|line|managers?|supervisors?|famil(?:y|ies)|relatives"
          + "|friends|co-?workers?|colleagues|teammates|judge?ments?|dut(?:y|ies)|jobs?|roles?"
          + "|responsibilit(?:y|ies)|actions|decisions|conduct|behaviou?r|expenses?|work|voices?"
          + "|concerns?|passwords?|time|individual)\\b";

  /** "We see", where one house speaks. */
  private static final Pattern WE_DO =
      Pattern.compile(
          "(?<![\"“])\\b(?<we>[Ww]e (?:(?:also|always|never|only|then|no longer) )?)(?<verb>[a-z]+)\\b");

  private Narration() {}

  private static String oneDoes(MatchResult found) {
    String verb = found.group("verb");
    String one =
        switch (verb) {
          case "are" -> "is";
          case "were" -> "was";
          case "do" -> "does";
          default ->
              !verb.equals("be") && Verbs.isBase(verb) && !VerbKinds.AUXILIARIES.contains(verb)
                  ? Verbs.thirdPerson(verb)
                  : verb;
        };
    return Matcher.quoteReplacement(found.group("we") + one);
  }

  /** Tells a text of "you" and "we" as one of those for whom they stand. */
  public static String of(String text, Voices voices) {
    String told = VerbPhrases.narrated(text);
    if (voices.weAreYou()) {
      told =
          told.replaceAll("(?<![\"“])\\b[Oo]ur\\b(?= " + PERSONAL + ")", "their")
              .replaceAll("(?<![\"“])\\b[Ww]e\\b", "they")
              .replaceAll("(?<![\"“])\\bus\\b", "them")
              .replaceAll("(?<![\"“])\\bourselves\\b", "themselves");
    }
    String we = voices.company();
    told = NounPhrases.plural(we) ? told : WE_DO.matcher(told).replaceAll(Narration::oneDoes);
    String owner = we.endsWith("s") ? we + "'" : we + "'s";
    return told.replaceAll("(?<![\"“])\\b[Oo]ur\\b", owner)
        .replaceAll("(?<![\"“])\\b[Ww]e\\b", we)
        .replaceAll("(?<![\"“])\\bus\\b", we)
        .replaceAll("(?<![\"“])\\bourselves\\b", "itself");
  }
}
