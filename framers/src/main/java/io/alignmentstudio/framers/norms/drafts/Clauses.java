package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.ModifierKind;
import io.alignmentstudio.framers.norms.grammar.ModifierWords;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import io.alignmentstudio.framers.norms.grammar.OperatorWords;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.Set;

/** Finds the further clauses of a sentence with modals and subjects of their own. */
final class Clauses {
  private Clauses() {}

  /** "must acknowledge every report and will keep the name secret": both are duties. */
  private static Optional<Operator> promised(Words words, int start, Operator first) {
    boolean duty =
        first.force() == Force.OBLIGE
            && words.at(start).is("will")
            && words.at(start + 1).tagged("VERB")
            && Verbs.isPolicyVerb(words.at(start + 1).lower());
    return duty
        ? Optional.of(
            new Operator(first.subject(), start, start + 1, Force.OBLIGE, false, Shape.VERB))
        : Optional.empty();
  }

  /** The next modal and where its clause starts. */
  record Next(int boundary, Operator operator) {}

  static Optional<Next> next(Words words, Operator operator, int to) {
    boolean relative = false;
    boolean subordinate = false;
    for (int i = operator.predicate() + 1; i < to - 2; i++) {
      Token token = words.at(i);
      relative = !token.comma() && (relative || token.in(Set.of("who", "which", "whose")));
      subordinate |=
          ModifierWords.kind(words, i, relative)
                  .filter(kind -> kind != ModifierKind.DEADLINE)
                  .isPresent()
              || token.in(Set.of("that", "whether", "how", "what"));
      boolean modal = // "must be kept in detail, must reflect the deals and must be signed"
          token.comma()
              && words.at(i + 1).in(Set.of("must", "shall", "should"))
              && !words.at(i + 2).tagged("DET") // ", should a breach occur"
              && !words.at(i + 2).tagged("PRON")
              && !words.at(i + 2).nominal()
              && !relative;
      boolean joint =
          modal
              || token.tagged("CCONJ")
              || token.is("but")
              || token.in(Set.of("whereas", "while", "so"));
      if (!joint) {
        continue;
      }
      boolean comma = words.at(i - 1).comma();
      int start = i + 1;
      if (token.is("so") && words.at(start).is("that")) {
        continue; // "so that a determination may be made" tells a purpose.
      }
      if (words.at(start).in(Set.of("her", "hers", "she", "herself"))) {
        continue; // "concerning him or her" goes on.
      }
      while (words.at(start).in(Set.of("then", "also", "so", "therefore"))) {
        start++;
      }
      int boundary = comma ? i - 1 : i;
      Optional<Operator> same = OperatorWords.match(words, start, to);
      if (same.isEmpty()) {
        same = promised(words, start, operator);
      }
      if (same.isPresent() && (!relative || comma)) {
        Operator found = same.get();
        return Optional.of(
            new Next(
                boundary,
                new Operator(
                    operator.subject(),
                    operator.start(),
                    found.predicate(),
                    found.force(),
                    found.only(),
                    found.shape())));
      }
      if (relative || (subordinate && !comma) || !Front.startsSubject(words, start)) {
        continue;
      }
      Optional<Operator> own = Operators.find(words, start, Math.min(to, start + 16));
      if (own.isPresent()
          && own.get().start() > start
          && !words.at(own.get().start() - 1).tagged("CCONJ")
          && subject(words, start, own.get().start())) {
        int subject = start;
        return OperatorWords.match(words, own.get().start(), to)
            .map(found -> new Next(boundary, found.withSubject(subject)));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a range is one subject: "employees, and their managers", but neither "the file, the
   * manager" nor "respect and they".
   */
  private static boolean subject(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean theirs = // "employees, and their managers"
          words.at(i + 1).is("and")
              && words.at(i + 2).in(Set.of("their", "his", "her", "its"))
              && words.at(i - 1).nominal();
      boolean comma = words.at(i).comma() && !theirs;
      boolean pronoun =
          i > from
              && words.at(i - 1).tagged("CCONJ")
              && words.at(i).in(Set.of("they", "it", "we", "you", "he", "she"))
              && i + 1 == to;
      if (comma || pronoun) {
        return false;
      }
    }
    return true;
  }

  /** The subject of a clause without a modal, and where it ends. */
  record Declared(Subject subject, int end) {}

  static Optional<Declared> declared(Words words, int main, int to) {
    for (int i = main + 1; i < Math.min(to, main + 14); i++) {
      boolean verb =
          words.at(i).tagged("AUX")
              || (words.at(i).tagged("VERB") && !words.at(i).lower().endsWith("ing"));
      if (verb && Front.startsSubject(words, main) && !words.at(i - 1).tagged("PRON")) {
        return Optional.of(new Declared(Subject.of(words, main, i), i));
      }
      if (words.at(i).comma()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A modal in the second half: "approval lasts for a year and must be renewed". */
  static Optional<Operator> later(Words words, int main, int end, int to) {
    for (int i = end + 1; i < to - 2; i++) {
      boolean joint = words.at(i).is("and") || words.at(i).is("but");
      // "It is important to know that dates are given and may not be exact" tells, and orders
      // nothing.
      boolean told = words.slice(end, i).contains("that") && !words.at(i - 1).comma();
      if (!joint || told) {
        continue;
      }
      int after = words.at(i + 1).in(Set.of("so", "therefore", "thus")) ? i + 2 : i + 1;
      Optional<Operator> same = OperatorWords.match(words, after, to);
      if (same.isPresent() && same.get().shape() == Shape.VERB) {
        Operator found = same.get();
        return Optional.of(
            new Operator(main, end, found.predicate(), found.force(), found.only(), found.shape()));
      }
      boolean own = words.at(i - 1).comma() && Front.startsSubject(words, i + 1);
      if (own) {
        int subject = i + 1;
        return Operators.find(words, subject, to).filter(found -> found.start() > subject);
      }
    }
    return Optional.empty();
  }
}
