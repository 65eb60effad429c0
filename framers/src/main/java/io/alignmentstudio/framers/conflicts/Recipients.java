package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who gets something by an act. */
final class Recipients {
  /** Deeds by which somebody gets something. */
  private static final Set<String> PASSING =
      Set.of("tell", "report", "state", "ask", "sell", "give", "pass");

  /** Verbs whose object is who gets it. */
  private static final Set<String> ADDRESSING =
      Set.of(
          "tell",
          "inform",
          "notify",
          "ask",
          "show",
          "give",
          "send",
          "question",
          "interview",
          "request",
          "pay",
          "grant",
          "offer",
          "provide",
          "warn",
          "remind");

  static final Set<String> ANYONE =
      Set.of("anyone", "anybody", "everyone", "nobody", "third", "others");

  private Recipients() {}

  /** Who gets something: after "to", or the person who is told or asked. */
  static Set<String> of(Deed deed, List<Token> tokens) {
    if (deed.deeds().stream().noneMatch(PASSING::contains)) {
      return Set.of();
    }
    int to = to(tokens, deed.deeds().contains("sell") || deed.main().equals("share"));
    if (to >= 0) {
      return nouns(tokens.subList(to + 1, tokens.size()), true);
    }
    if (!ADDRESSING.contains(deed.main())) {
      return Set.of();
    }
    List<Token> behind = tokens.subList(Math.min(tokens.size(), deed.at() + 1), tokens.size());
    boolean person =
        behind.stream()
            .dropWhile(token -> !token.nominal())
            .takeWhile(Token::nominal)
            .anyMatch(token -> HeadNouns.canAct(token.lower()));
    return person ? nouns(behind, false) : Set.of();
  }

  /**
   * Place of the "to" before who gets something; -1 if there is none. Of several it is the last
   * before somebody: "report damage to an object to the guard".
   */
  static int to(List<Token> tokens, boolean orWith) {
    int first = -1;
    int last = -1;
    for (int i = 1; i < tokens.size() - 1; i++) {
      boolean marks =
          (tokens.get(i).is("to") && !tokens.get(i - 1).is("up"))
              || (orWith && tokens.get(i).is("with"));
      if (marks && !tokens.get(i + 1).tagged("VERB")) {
        first = first < 0 ? i : first;
        last = first < i && person(tokens, i + 1) ? i : last;
      }
    }
    return last >= 0 && !person(tokens, first + 1) ? last : first;
  }

  /** Whether the noun phrase at a place names somebody. */
  private static boolean person(List<Token> tokens, int from) {
    int head = -1;
    for (int i = from; i < tokens.size() && !(head >= 0 && !tokens.get(i).nominal()); i++) {
      if (tokens.get(i).tagged("ADP") || tokens.get(i).tagged("VERB")) {
        break;
      }
      head = tokens.get(i).nominal() ? i : head;
    }
    return head >= 0
        && (HeadNouns.canAct(tokens.get(head).lower()) || tokens.get(head).startsUpper());
  }

  /** The words of the noun phrases up to a clause, a new phrase or a preposition. */
  private static Set<String> nouns(List<Token> tokens, boolean withOf) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean ends =
          !keys.isEmpty()
              && ((token.tagged("ADP") && !(withOf && token.is("of")))
                  || token.tagged("SCONJ")
                  || (!withOf && token.tagged("DET"))
                  || token.in(Set.of("who", "which", "that", "its", "his", "their", "a", "any")));
      if (ends) {
        break;
      }
      String key = ActList.key(tokens, i);
      if ((token.nominal() || token.in(ANYONE)) && ActReader.content(key)) {
        keys.add(key);
      }
    }
    return keys;
  }
}
