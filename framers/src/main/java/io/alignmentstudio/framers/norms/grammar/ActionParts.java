package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Optional;
import java.util.Set;

/** The direct object and the other party of an action. */
public record ActionParts(Optional<String> object, Optional<String> counterparty) {
  private static final Set<String> TOWARDS = Set.of("to", "from", "with", "against", "for", "by");
  private static final Set<String> PARTICLES =
      Set.of("out", "up", "off", "down", "over", "back", "away", "on");

  /** The parts of a verb phrase. */
  public static ActionParts of(String action) {
    Words words = Words.of("They must " + action);
    return new ActionParts(object(words), counterparty(words));
  }

  private static Optional<String> object(Words words) {
    int from = 3;
    while (words.at(from).in(PARTICLES)
        || words.at(from).tagged("CCONJ")
        || (words.at(from).tagged("VERB") && words.at(from - 1).tagged("CCONJ"))) {
      from++;
    }
    int to = phraseEnd(words, from, true);
    boolean noun = to > from && words.tokens().subList(from, to).stream().anyMatch(Token::nominal);
    return noun && !words.at(from).is("that")
        ? Optional.of(words.text(from, to))
        : Optional.empty();
  }

  private static Optional<String> counterparty(Words words) {
    for (int i = 3; i < words.size(); i++) {
      if (words.at(i).in(TOWARDS)
          && !(words.at(i).is("to") && Verbs.isBase(words.at(i + 1).lower()))) {
        int to = phraseEnd(words, i + 1, true);
        Optional<Token> head =
            NounPhrases.head(
                words
                    .tokens()
                    .subList(
                        Math.min(i + 1, words.size()),
                        Math.max(to, Math.min(i + 1, words.size()))));
        if (head.isPresent() && head.get().nominal() && HeadNouns.canAct(head.get().lower())) {
          return Optional.of(words.text(i + 1, to));
        }
      }
    }
    return Optional.empty();
  }

  /** The end of a noun phrase, "of" included. */
  private static int phraseEnd(Words words, int from, boolean withOf) {
    int i = from;
    while (i < words.size()) {
      Token token = words.at(i);
      boolean inside =
          token.nominal()
              || (token.tagged("DET")
                  && (i == from
                      || words.at(i - 1).is("of")
                      || words.at(i - 1).tagged("DET")
                      || words.at(i - 1).tagged("CCONJ")))
              || token.tagged("ADJ")
              || token.tagged("NUM")
              || (token.tagged("PRON") && token.lower().matches("their|its|his|her|own|any|all"))
              || token.text().matches("'s|'|-|%|/|EUR|\\$|€")
              || (withOf && token.is("of") && i > from)
              || (token.tagged("CCONJ")
                  && i > from
                  && (words.at(i + 1).nominal() || words.at(i + 1).tagged("ADJ")))
              || (token.tagged("VERB")
                  && token.lower().matches(".*(ed|ing|en)")
                  && words.at(i + 1).nominal()
                  && (i == from
                      || words.at(i - 1).tagged("DET")
                      || words.at(i - 1).tagged("ADJ")
                      || (words.at(i - 1).tagged("PROPN") && words.at(i - 2).tagged("DET"))));
      boolean gerund =
          token.tagged("VERB")
              && token.lower().endsWith("ing")
              && i > from
              && words.at(i - 1).nominal()
              && !words.at(i + 1).nominal()
              && !words.at(i + 1).tagged("DET");
      if (!inside && !gerund) {
        break;
      }
      i++;
    }
    while (i > from
        && (words.at(i - 1).is("of")
            || words.at(i - 1).tagged("CCONJ")
            || words.at(i - 1).tagged("DET")
            || words.at(i - 1).tagged("PART")
            || (words.at(i - 1).tagged("ADJ") && words.at(i - 2).nominal()))) {
      i--;
    }
    return i;
  }
}
