package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what follows a modal up to its verb: negation, "only" and adverbs. */
final class Modals {
  private Modals() {}

  /** A modal with its negation and adverbs, before a verb. */
  static Optional<Operator> plain(Words words, int start, int after, Force force, int to) {
    Force result = force;
    boolean only = false;
    int i = after;
    while (i < to
        && (words
                .at(i)
                .in(
                    Set.of(
                        "not",
                        "never",
                        "only",
                        "also",
                        "always",
                        "ever",
                        "then",
                        "therefore",
                        "thus",
                        "each",
                        "all",
                        "both",
                        "either",
                        "still",
                        "additionally",
                        "further",
                        "hereby",
                        "themselves",
                        "solely",
                        "ultimately",
                        "however",
                        "instead",
                        "normally",
                        "generally",
                        "nevertheless",
                        "jointly",
                        "personally"))
            || (words.at(i).comma()
                && words.at(i + 1).in(Set.of("however", "therefore", "instead"))))) {
      if (words.at(i).is("not") || words.at(i).is("never")) {
        result = result.negated();
      }
      only |= words.at(i).is("only") || words.at(i).is("solely");
      i++;
      if (words.at(i).comma() && words.at(i - 1).in(Set.of("however", "therefore", "instead"))) {
        i++;
      }
    }
    for (List<String> phrase :
        List.of(
            List.of("at", "all", "times"),
            List.of("under", "no", "circumstances"),
            List.of("in", "no", "case"),
            List.of("at", "no", "time"),
            List.of("no", "longer"),
            List.of("in", "addition"),
            List.of("in", "particular"),
            List.of("at", "least"))) {
      if (words.starts(i, phrase) && !phrase.equals(List.of("at", "least"))) {
        if (phrase.contains("no")) {
          result = result.negated();
        }
        i += phrase.size();
      }
    }
    if (words.starts(i, List.of("have", "the", "right", "to")) && result == Force.OBLIGE) {
      result = Force.PERMIT;
      i += 4;
    }
    return i < to
        ? Optional.of(new Operator(start, start, i, result, only, Shape.VERB))
        : Optional.empty();
  }
}
