package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Set;

/** Tells the finite verb of a main clause from those of the clauses inside it. */
public final class FiniteVerbs {
  private static final Set<String> RELATIVE =
      Set.of(
          "who",
          "whom",
          "whose",
          "which",
          "how",
          "what",
          "whether",
          "why",
          "whoever",
          "whomever",
          "whatever",
          "whichever");

  private static final Set<String> SUBORDINATE =
      Set.of(
          "if",
          "when",
          "whenever",
          "unless",
          "while",
          "although",
          "though",
          "because",
          "where",
          "wherever");

  private static final Set<String> FINITE_AUX =
      Set.of(
          "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "would",
          "can", "could", "may", "might", "must", "shall", "should", "cannot");

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private static final Set<String> SUBJECT_PRONOUNS =
      Set.of("they", "we", "you", "he", "she", "it", "i");

  private static final Set<String> POSSESSIVES =
      Set.of("their", "your", "its", "our", "my", "his", "her");

  private FiniteVerbs() {}

  /** Whether the clause has a finite verb of its own, so that it is no order and no fragment. */
  public static boolean any(Words words, int from, int to) {
    int open = 0;
    for (int i = from; i < to; i++) {
      if (opens(words, i, from)) {
        open++;
      } else if (at(words, i, open > 0)) {
        if (open == 0) {
          return true;
        }
        open--;
      }
    }
    return false;
  }

  /** Whether a token opens a subordinate clause, which has a finite verb of its own. */
  static boolean opens(Words words, int i, int from) {
    Token token = words.at(i);
    if (token.in(RELATIVE)) {
      return true;
    }
    if (token.in(SUBORDINATE)) {
      if (i > from && words.at(i + 1).tagged("VERB") && words.at(i + 1).lower().endsWith("ing")) {
        return false; // "while working"
      }
      return i == from || !token.tagged("NOUN");
    }
    if (token.is("that")) {
      return i > from && !determiner(words, i);
    }
    // "standards a vendor must meet": a relative clause without its pronoun.
    boolean rate =
        words.at(i + 1).in(ModifierWords.UNITS) || words.at(i - 1).in(ModifierWords.UNITS);
    if (i > from + 1 && token.in(ARTICLES) && words.at(i - 1).tagged("NOUN") && !rate) {
      return true;
    }
    boolean clause =
        words.at(i + 1).tagged("AUX")
            || (words.at(i + 1).tagged("VERB") && !token.is("you") && !token.is("it"));
    boolean afterConjunction =
        words.at(i - 1).in(Set.of("before", "after", "until", "once", "since", "as"));
    boolean complement = words.at(i - 1).tagged("VERB") && !token.is("it") && !token.is("you");
    boolean either = words.at(i + 1).is("or") && words.at(i + 2).in(SUBJECT_PRONOUNS);
    if (i > from + 1 && token.in(SUBJECT_PRONOUNS) && either && complement) {
      return true; // "who believes he or she has been"
    }
    if (i > from + 1 && token.in(SUBJECT_PRONOUNS) && clause && (afterConjunction || complement)) {
      return true;
    }
    return i > from
        && token.in(SUBJECT_PRONOUNS)
        && (words.at(i - 1).nominal()
            || words.at(i - 1).tagged("NUM")
            || words.at(i - 1).tagged("PRON"));
  }

  /** Whether "that" points at a noun: "that person". */
  static boolean determiner(Words words, int i) {
    Token next = words.at(i + 1);
    boolean finite = at(words, i + 1, true) || next.tagged("AUX") || next.tagged("VERB");
    return !finite && next.nominal() && words.at(i).tagged("DET");
  }

  /** Whether a base form follows what makes or lets somebody do it. */
  private static boolean made(Words words, int i) {
    for (int b = i - 1; b > Math.max(0, i - 6) && !words.at(b).comma(); b--) {
      if (words.at(b).in(Set.of("make", "makes", "making", "let", "lets", "letting"))) {
        return Verbs.isBase(words.at(i).lower()) && b < i - 1;
      }
    }
    return false;
  }

  /** Whether a token is a finite verb. */
  static boolean at(Words words, int i, boolean inRelative) {
    Token token = words.at(i);
    if (i == 0 && token.lower().endsWith("s")) {
      return false;
    }
    int b = i - 1;
    while (b >= 0
        && (words.at(b).tagged("ADV") || (words.at(b).tagged("PART") && words.at(b).is("not")))) {
      b--;
    }
    Token before = words.at(b);
    if (token.tagged("AUX")) {
      return token.in(FINITE_AUX) && !before.tagged("AUX");
    }
    if (!token.tagged("VERB")
        || before.tagged("AUX")
        || before.is("to")
        || token.lower().endsWith("ing")) {
      return token.tagged("NOUN")
          && inRelative
          && (before.in(Set.of("who", "which", "they", "we", "you"))
              || (before.is("that")
                  && Verbs.isBase(token.lower())
                  && !words.at(i + 1).tagged("AUX")));
    }
    if ((before.tagged("DET") && !before.is("that"))
        || before.tagged("ADJ")
        || before.tagged("ADP")) {
      return false;
    }
    if (made(words, i)) {
      return false; // "makes guests feel unwelcome"
    }
    Token next = words.at(i + 1);
    if (before.in(POSSESSIVES) && next.nominal()) {
      return false; // "to their designated places"
    }
    boolean afterSubject = before.tagged("PRON") || before.in(RELATIVE);
    if (token.lower().endsWith("ed")
        || (!token.lemma().equals(token.lower()) && !token.lower().endsWith("s"))) {
      boolean reduced =
          before.in(
                  Set.of(
                      "nobody", "anyone", "everyone", "those", "someone", "anybody", "all", "one"))
              && next.tagged("ADP");
      if (reduced) {
        return false;
      }
      return afterSubject
          || (inRelative && !next.tagged("ADP"))
          || (!inRelative && before.nominal() && (next.tagged("DET") || next.tagged("PRON")));
    }
    if (token.lower().endsWith("s") && !token.lemma().equals(token.lower())) {
      return !next.tagged("AUX");
    }
    return afterSubject || inRelative || (before.nominal() && NounPhrases.plural(before.lower()));
  }
}
