package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import java.util.Locale;

/** Gives a noun phrase of a heading or a cell the article that a sentence needs. */
public final class Articles {
  private Articles() {}

  /** A noun phrase inside a sentence: "a lost badge", "fire", "gifts over EUR 50". */
  public static String articled(String noun) {
    String last = headNoun(noun);
    boolean bare =
        NounPhrases.plural(last)
            || noun.matches("(?i)(?:an?|the|any|all|no|your) .*")
            || (!noun.contains(" ") && !HeadNouns.thing(last) && !HeadNouns.canAct(last));
    String inside = Character.toLowerCase(noun.charAt(0)) + noun.substring(1);
    return bare ? inside : (inside.matches("(?i)[aeiou].*") ? "an " : "a ") + inside;
  }

  /** The noun of a phrase before its first preposition, in lower case. */
  public static String headNoun(String noun) {
    return noun.replaceFirst("(?i) (?:of|for|in|on|at|with|over|above|under|from|by)\\b.*", "")
        .replaceFirst(".* ", "")
        .toLowerCase(Locale.ROOT);
  }
}
