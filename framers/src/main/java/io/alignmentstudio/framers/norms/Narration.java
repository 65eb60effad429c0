package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.VerbPhrases;

/** Names the speaker and the addressee in the third person. */
final class Narration {
  private Narration() {}

  static String of(String text, Addressees addressees) {
    String we = addressees.we();
    String owner = we.endsWith("s") ? we + "'" : we + "'s";
    return VerbPhrases.narrated(text)
        .replaceAll("(?<![\"“])\\b[Oo]ur\\b", owner)
        .replaceAll("(?<![\"“])\\b[Ww]e\\b", we)
        .replaceAll("(?<![\"“])\\bus\\b", we);
  }
}
