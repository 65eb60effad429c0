package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the object of an act where the grammar of its words hides it. */
final class Objects {
  /** Verbs that may be followed by another verb's gerund. */
  private static final Set<String> OF_DEEDS =
      Set.of(
          ("consider recommend avoid suggest prohibit forbid ban involve include justify practise"
                  + " practice delay postpone mean require need try continue keep finish deny admit"
                  + " discourage encourage stop start begin cease allow permit do make refrain"
                  + " prevent risk support facilitate discuss resume")
              .split(" "));

  /** Verbs that may be followed by another verb's base form: "help clean", "make do". */
  private static final Set<String> OF_BASE =
      Set.of("help", "make", "let", "go", "come", "dare", "try", "be", "do", "not");

  /** "Colleagues who see that a patient has fallen", "if a patient falls". */
  private static final Pattern HAPPENING =
      Pattern.compile(
          "(?i)^(?:if|when|whenever|as soon as|once|where|should)\\b(?<what>.+)"
              + "|\\b(?:who|that) (?:sees?|notices?|learns?|finds?|discovers?|observes?|witness(?:es)?"
              + "|becomes? aware|hears?)\\b(?<seen>.+)");

  private Objects() {}

  /**
   * Tags as nouns what the tagger takes for verbs: "hand over prizes", "book training sessions",
   * "disclosed to sponsors".
   *
   * @param tokens of an action, a bare verb first
   */
  static List<Token> asNouns(List<Token> tokens) {
    List<Token> tagged = new ArrayList<>(tokens);
    for (int i = 1; i < tagged.size(); i++) {
      Token before = tagged.get(i - 1);
      boolean behind = before.is("to") || before.tagged("ADP");
      if ((plural(tagged.get(i)) && behind) || (i > 1 && before.nominal() && last(tagged, i))) {
        tagged.set(i, noun(tagged.get(i)));
      }
    }
    int at = 1;
    while (at < tagged.size() && tagged.get(at).in(Deed.PARTICLES)) {
      at++;
    }
    if (at >= tagged.size() || !tagged.get(at).tagged("VERB")) {
      return tagged;
    }
    Token token = tagged.get(at);
    boolean gerund =
        token.lower().endsWith("ing")
            && !OF_DEEDS.contains(tagged.getFirst().lower())
            && at == 1
            && at + 1 < tagged.size()
            && tagged.get(at + 1).nominal();
    if (plural(token) || gerund || bare(tagged, at)) {
      tagged.set(at, noun(token));
    }
    return tagged;
  }

  /** "Approve leave": but for a few, no verb is followed by another one's base form. */
  private static boolean bare(List<Token> tokens, int at) {
    return at == 1 && !OF_BASE.contains(tokens.getFirst().lower()) && last(tokens, at);
  }

  /** Whether a verb is the last noun of a phrase: "keep the site log for five years". */
  private static boolean last(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean ends = at + 1 >= tokens.size() || tokens.get(at + 1).tagged("ADP");
    return token.tagged("VERB")
        && ends
        && token.lemma().equals(token.lower())
        && HeadNouns.isNoun(token.lower());
  }

  /** Whether a verb is in truth a noun in the plural: no infinitive ends so. */
  private static boolean plural(Token token) {
    return token.tagged("VERB")
        && token.lower().endsWith("s")
        && !token.lower().endsWith("ss")
        && !token.lemma().equals(token.lower())
        && HeadNouns.isNoun(NounPhrases.singular(token.lower()));
  }

  private static Token noun(Token token) {
    return new Token(
        token.text(), token.lower(), "NOUN", token.lower(), token.start(), token.end());
  }

  static boolean tells(Deed deed) {
    return deed.deeds().contains("tell") || deed.deeds().contains("report");
  }

  /** Whoever sees something happen: "colleagues" of "colleagues who see that somebody fell". */
  static String witness(String bearer) {
    Matcher matcher = HAPPENING.matcher(bearer);
    return matcher.find() && matcher.group("seen") != null && matcher.start() > 0
        ? bearer.substring(0, matcher.start()).strip()
        : bearer;
  }

  /** Keys of what happens of which somebody tells: "see that a patient has fallen". */
  static Set<String> happening(Norm norm) {
    Set<String> keys = new HashSet<>();
    for (String text : List.of(norm.condition().orElse(""), norm.bearer())) {
      Matcher matcher = HAPPENING.matcher(text);
      if (matcher.find()) {
        String what = matcher.group("what") == null ? matcher.group("seen") : matcher.group("what");
        for (Token token : English.get().tokens(what)) {
          boolean tells = token.nominal() || token.tagged("VERB");
          String key = Terms.key(token.tagged("VERB") ? token.lemma() : token.text());
          if (tells && ActReader.content(key)) {
            keys.add(key);
          }
        }
      }
    }
    return keys;
  }
}
