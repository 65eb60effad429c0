package io.alignmentstudio.framers.norms.text;

import java.util.List;
import java.util.regex.Pattern;

/** Short forms written out: "don't", "and/or". */
final class Contractions {
  private Contractions() {}

  private record Contraction(Pattern pattern, String full) {
    static Contraction of(String pattern, String full) {
      return new Contraction(Pattern.compile("(?i)\\b" + pattern + "(?!\\w)"), full);
    }
  }

  private static final List<Contraction> CONTRACTIONS =
      List.of(
          Contraction.of("can't", "cannot"),
          Contraction.of("won't", "will not"),
          Contraction.of(
              "(must|should|need|do|does|is|are|would|could|has|have|did|was|were)n't", "$1 not"),
          Contraction.of(
              "(it|that)'s(?= (?:also |very |always |therefore |not )*(?:important|essential|critical"
                  + "|crucial|vital|imperative|necessary|acceptable|permitted|allowed|prohibited"
                  + "|forbidden|expressly|explicitly|approved|authori[sz]ed|required|mandatory|our|your))",
              "$1 is"),
          Contraction.of("(you|we|they)'re", "$1 are"),
          Contraction.of("(you|we|they|I)'ve", "$1 have"),
          Contraction.of("(you|we|they|he|she|it)'ll", "$1 will"),
          Contraction.of("(you|we|they|he|she)'d(?! (?:better|been|had)\\b)", "$1 would"));

  /** "Reviewed and/or approved": one of them, or both, as "or" says it. */
  private static final Pattern AND_OR = Pattern.compile("(?i)\\band ?/ ?or\\b");

  /** "You agree to not share": not to share. */
  private static final Pattern NOT_TO =
      Pattern.compile(
          "(?i)(?<=\\b(?:agrees?|undertakes?|promises?|expected|required|asked|advised|instructed|careful|sure) )to not(?= [a-z])");

  /** A text with its short forms written out. */
  static String spelled(String original) {
    String text = original;
    if (text.contains("'")) {
      for (Contraction contraction : CONTRACTIONS) {
        text = contraction.pattern().matcher(text).replaceAll(contraction.full());
      }
    }
    text = AND_OR.matcher(text).replaceAll("or");
    text = NOT_TO.matcher(text).replaceAll("not to");
    return text;
  }
}
