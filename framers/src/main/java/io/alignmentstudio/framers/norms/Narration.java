package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.VerbPhrases;

/** Names the speaker and the addressee in the third person. */
final class Narration {
  /** What is a person's and not the company's. */
  private static final String PERSONAL =
      "(?:own|personal|private|immediate|direct|line|managers?|supervisors?|famil(?:y|ies)|relatives"
          + "|friends|co-?workers?|colleagues|teammates|judge?ments?|dut(?:y|ies)|jobs?|roles?"
          + "|responsibilit(?:y|ies)|actions|decisions|conduct|behaviou?r|expenses?|work|voices?"
          + "|concerns?|passwords?|time|individual)\\b";

  private Narration() {}

  static String of(String text, Addressees addressees) {
    String told = VerbPhrases.narrated(text);
    if (addressees.weAreYou()) {
      told =
          told.replaceAll("(?<![\"“])\\b[Oo]ur\\b(?= " + PERSONAL + ")", "their")
              .replaceAll("(?<![\"“])\\b[Ww]e\\b", "they")
              .replaceAll("(?<![\"“])\\bus\\b", "them")
              .replaceAll("(?<![\"“])\\bourselves\\b", "themselves");
    }
    String we = addressees.company();
    String owner = we.endsWith("s") ? we + "'" : we + "'s";
    return told.replaceAll("(?<![\"“])\\b[Oo]ur\\b", owner)
        .replaceAll("(?<![\"“])\\b[Ww]e\\b", we)
        .replaceAll("(?<![\"“])\\bus\\b", we);
  }
}
