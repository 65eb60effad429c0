package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Verbs;
import java.util.Set;

/** Tells "have someone open the gate", which orders, from "have a look" and "have you seen". */
final class Causatives {
  private static final Set<String> SOMEBODY =
      Set.of("someone", "somebody", "everyone", "everybody");

  private static final int LONGEST_AGENT = 6;

  private Causatives() {}

  /** Whether a clause with "have" at a token orders that somebody do something, or be enough. */
  static boolean at(Words words, int have, int to) {
    if (!words.at(have).is("have") || to - have < 4) {
      return false;
    }
    if (words.at(have + 1).is("enough")) {
      return words.at(have + 2).nominal() || words.at(have + 2).tagged("ADJ");
    }
    if (words.at(have + 1).in(SOMEBODY)) {
      return base(words, have + 2)
          || (Verbs.isPolicyVerb(words.at(have + 2).lower()) && words.at(have + 3).tagged("DET"));
    }
    for (int i = have + 2; i < Math.min(to - 1, have + LONGEST_AGENT); i++) {
      if (base(words, i)
          && words.at(i - 1).nominal()
          && Subject.of(words, have + 1, i).animate()
          && (words.at(i + 1).tagged("DET")
              || words.at(i + 1).tagged("PRON")
              || words.at(i + 1).nominal()
              || words.at(i + 1).tagged("ADJ"))) {
        return true;
      }
      if (!words.at(i).nominal() && !words.at(i).tagged("ADJ") && !words.at(i).tagged("DET")) {
        return false;
      }
    }
    return false;
  }

  private static boolean base(Words words, int i) {
    return words.at(i).tagged("VERB") && words.at(i).lemma().equals(words.at(i).lower());
  }
}
