package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Set;

/**
 * Moves what stands between a modal and its verb behind the clause: "shall without delay, where
 * feasible, notify the authority" becomes "shall notify the authority, without delay, where
 * feasible".
 */
public final class Between {
  private static final int LONGEST = 40;
  private static final Set<String> MODALS = Set.of("must", "shall", "should", "may");
  private static final Set<String> AFTER_MODAL = Set.of("both", "where", "if", "when", "upon");
  private static final Set<String> PARTICIPLE_BEFORE =
      Set.of("having", "has", "have", "had", "been", "is", "are", "was", "were", "be", "being");

  private Between() {}

  /** The sentence with what stands between modal and verb behind it. */
  public static String moved(String sentence) {
    Words words = Words.of(sentence);
    int modal = 0;
    while (modal < words.size() && !words.at(modal).in(MODALS)) {
      modal++;
    }
    int from = words.at(modal + 1).is("not") ? modal + 2 : modal + 1;
    Token first = words.at(from);
    boolean between = first.tagged("ADP") || first.comma() || first.in(AFTER_MODAL);
    if (modal == 0 || !between || !words.at(modal).tagged("AUX")) {
      return sentence;
    }
    int verb = verb(words, from + 1);
    boolean denies =
        words.slice(from, Math.max(from, verb)).stream()
            .anyMatch(Set.of("no", "not", "never", "neither", "nor", "only")::contains);
    boolean later = words.slice(from, Math.max(from, verb)).contains("later");
    if (verb < 0 || (denies && !later)) {
      return sentence; // "may under no circumstances": the denial belongs to the verb.
    }
    String aside = words.text(from, verb).replaceFirst("^,\\s*", "").replaceFirst("\\s*,$", "");
    String rest = words.text(verb, words.size()).replaceFirst("[.;]$", "");
    return words.text(0, from) + " " + rest + ", " + aside + ".";
  }

  private static int verb(Words words, int from) {
    int open = 0;
    for (int i = from; i < Math.min(words.size() - 1, from + LONGEST); i++) {
      Token token = words.at(i);
      Token before = words.at(i - 1);
      if (token.in(Set.of("which", "who", "that", "whether")) || token.in(MODALS)) {
        open++;
      }
      boolean base =
          token.is("be")
              || (token.tagged("VERB")
                  && Verbs.isBase(token.lower())
                  && !token.lower().endsWith("ed")
                  && !token.lower().endsWith("ing"));
      boolean governed =
          before.is("to")
              || before.in(PARTICIPLE_BEFORE)
              || before.tagged("DET")
              || before.tagged("PRON");
      if (base && !governed && open == 0) {
        return i;
      }
    }
    return -1;
  }
}
