package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the modal of a main clause.
 *
 * <p>There is no parser: finite verbs are counted against the relative pronouns before them, so
 * that "an employee who receives a gift that is not allowed must return it" yields its last modal
 * and "this section sets out how employees must behave" yields none.
 */
final class Operators {
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

  private Operators() {}

  /** The operator of the clause that starts at a token, if it is a norm. */
  static Optional<Operator> find(Words words, int from, int to) {
    return find(words, from, to, false);
  }

  /**
   * The same, where plural nouns that the tagger takes for verbs do not count: "background checks
   * on candidates should be made".
   */
  static Optional<Operator> findPastNouns(Words words, int from, int to) {
    return find(words, from, to, true);
  }

  private static Optional<Operator> find(Words words, int from, int to, boolean pastNouns) {
    int open = 0;
    boolean closed = false;
    for (int i = from; i < to; i++) {
      Token token = words.at(i);
      if (opens(words, i, from)) {
        open++;
        continue;
      }
      Optional<Operator> match = OperatorWords.match(words, i, to);
      if (match.isPresent()) {
        if (open == 0) {
          return match.map(operator -> operator.withSubject(from));
        }
        open--;
        closed = true;
        i = match.get().predicate() - 1;
        continue;
      }
      if (finite(words, i, open > 0) && !(pastNouns && maybeNoun(words, i))) {
        boolean coordinated = closed && i > from && words.at(i - 1).tagged("CCONJ");
        if (open > 0) {
          open--;
          closed = true;
        } else if (!coordinated) {
          return Optional.empty();
        }
      }
      if (token.text().equals(":") || token.text().equals(";")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean maybeNoun(Words words, int i) {
    return words.at(i).tagged("VERB")
        && NounPhrases.plural(words.at(i).lower())
        && HeadNouns.isNoun(NounPhrases.singular(words.at(i).lower()))
        && words.at(i - 1).nominal()
        && words.at(i + 1).in(Set.of("on", "of", "for", "in", "to", "with", "from"));
  }

  /** Whether the clause has a finite verb of its own, so that it is no order and no fragment. */
  static boolean hasFiniteVerb(Words words, int from, int to) {
    int open = 0;
    for (int i = from; i < to; i++) {
      if (opens(words, i, from)) {
        open++;
      } else if (finite(words, i, open > 0)) {
        if (open == 0) {
          return true;
        }
        open--;
      }
    }
    return false;
  }

  private static boolean opens(Words words, int i, int from) {
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
    boolean finite = finite(words, i + 1, true) || next.tagged("AUX") || next.tagged("VERB");
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

  private static final Set<String> POSSESSIVES =
      Set.of("their", "your", "its", "our", "my", "his", "her");

  private static boolean finite(Words words, int i, boolean inRelative) {
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
