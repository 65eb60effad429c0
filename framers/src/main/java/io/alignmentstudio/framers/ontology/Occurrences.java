package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the clauses in which terms occur, by looking up every run of words once. */
final class Occurrences {
  private static final int LONGEST = 8;

  private Occurrences() {}

  static void add(List<Term> terms, List<Clause> clauses) {
    Map<String, List<Term>> byForm = new HashMap<>();
    for (Term term : terms) {
      for (String form : term.forms()) {
        byForm.computeIfAbsent(normal(form), key -> new ArrayList<>()).add(term);
      }
    }
    for (Clause clause : clauses) {
      String[] words = normal(clause.fullText()).split(" ");
      for (int from = 0; from < words.length; from++) {
        StringBuilder run = new StringBuilder();
        for (int to = from; to < Math.min(words.length, from + LONGEST); to++) {
          run.append(to > from ? " " : "").append(words[to]);
          byForm
              .getOrDefault(run.toString(), List.of())
              .forEach(term -> term.occursIn(clause.id()));
        }
      }
    }
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("['’]s\\b", "")
        .replaceAll("[^\\w]+", " ")
        .strip();
  }
}
