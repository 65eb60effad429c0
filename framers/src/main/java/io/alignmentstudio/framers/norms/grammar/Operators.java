package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the modal of a main clause.
 *
 * <p>There is no parser: finite verbs are counted against the relative pronouns before them, so
 * that "an employee who receives a gift that is not allowed must return it" yields its last modal
 * and "this section sets out how employees must behave" yields none.
 */
public final class Operators {
  private Operators() {}

  /** The operator of the clause that starts at a token, if it is a norm. */
  public static Optional<Operator> find(Words words, int from, int to) {
    return find(words, from, to, false);
  }

  /**
   * The same, where plural nouns that the tagger takes for verbs do not count: "background checks
   * on candidates should be made".
   */
  public static Optional<Operator> findPastNouns(Words words, int from, int to) {
    return find(words, from, to, true);
  }

  private static Optional<Operator> find(Words words, int from, int to, boolean pastNouns) {
    int open = 0;
    boolean closed = false;
    for (int i = from; i < to; i++) {
      Token token = words.at(i);
      if (FiniteVerbs.opens(words, i, from)) {
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
      if (FiniteVerbs.at(words, i, open > 0) && !(pastNouns && maybeNoun(words, i))) {
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
}
