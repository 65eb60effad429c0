package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who acts in a passive: "by the manager". */
final class Agents {
  private Agents() {}

  /** "by HR, Legal, and Compliance": the comma is that of a list. */
  private static boolean listGoesOn(Words words, int comma, int end) {
    boolean named = words.at(comma + 1).startsUpper() || words.at(comma + 1).tagged("CCONJ");
    List<String> next = words.slice(comma + 1, Math.min(end, comma + 6));
    return named && (next.contains("and") || next.contains("or"));
  }

  /** The range "by" + someone who can act. */
  static Optional<int[]> find(Words words, int from, int end) {
    for (int i = from; i < end - 1; i++) {
      // "kept in the file maintained by the registrar" does not say who keeps it.
      boolean inner = i > from && words.at(i - 1).tagged("VERB") && Participles.at(words, i - 1);
      if (!words.at(i).is("by") || inner) {
        continue;
      }
      int to = i + 1;
      while (to < end
          && (words.at(to).nominal()
              || words.at(to).tagged("DET")
              || words.at(to).tagged("ADJ")
              || words.at(to).tagged("NUM")
              || words.at(to).is("of")
              || (words.at(to).tagged("PART") && !words.at(to).is("to"))
              || words.at(to).text().matches("(?:\\p{L}+)?['’]s?")
              || words.at(to).text().equals("-")
              || (words.at(to).tagged("ADP") && words.at(to - 1).text().equals("-"))
              || (words.at(to).comma() && listGoesOn(words, to, end))
              || (words.at(to).tagged("CCONJ") && !words.at(to + 1).tagged("VERB"))
              || words
                  .at(to)
                  .in(Set.of("their", "its", "your", "our", "both", "anyone", "persons")))) {
        to++;
      }
      while (to > i + 1 && words.at(to - 1).tagged("CCONJ")) {
        to--;
      }
      if (to == i + 1) {
        return Optional.empty();
      }
      boolean told = to < end && words.at(to).in(Set.of("who", "which", "that", "whose"));
      Optional<Token> head = NounPhrases.head(words.tokens().subList(i + 1, to));
      boolean acts =
          head.isPresent()
              && (HeadNouns.canAct(head.get().lower()) || head.get().text().matches("[A-Z]{2,}"));
      return acts ? Optional.of(new int[] {i, told ? end : to}) : Optional.empty();
    }
    return Optional.empty();
  }
}
