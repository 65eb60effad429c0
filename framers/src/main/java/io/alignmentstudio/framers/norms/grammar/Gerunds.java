package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verb phrases after "for" and "from": "responsible for keeping the list". */
public final class Gerunds {
  private Gerunds() {}

  /**
   * The phrases after "for" or "from" with their gerunds turned into base forms; none if nouns
   * follow.
   */
  public static List<VerbPhrase> split(Words words, int from, int to, Force force) {
    Optional<String> first = gerund(words, from);
    if (first.isEmpty()) {
      return List.of();
    }
    StringBuilder text = new StringBuilder();
    boolean inner = false;
    for (int i = from; i < to; i++) {
      // "when blogging or posting" and "harassing comments" are no deeds of their own.
      inner =
          !words.at(i).comma()
              && (inner
                  || (i > from
                      && words.at(i).lower().endsWith("ing")
                      && (words.at(i - 1).tagged("ADP")
                          || words.at(i - 1).tagged("SCONJ")
                          || words.at(i - 1).in(Set.of("when", "while", "by")))));
      boolean described =
          i > from
              && words.at(i - 1).tagged("CCONJ")
              && (words.at(i - 2).tagged("ADJ") || adjective(words.at(i - 2).lower()))
              && words.at(i + 1).nominal();
      boolean head = i == from || words.at(i - 1).tagged("CCONJ") || words.at(i - 1).comma();
      String word = words.at(i).text();
      boolean verb =
          words.at(i).tagged("VERB")
              || (words.at(i - 1).tagged("CCONJ") && !words.at(i + 1).nominal());
      if (head && verb && !inner && !described) {
        word = gerund(words, i).orElse(word);
      } else if (i == from) {
        word = first.get();
      }
      boolean space = i > from && words.at(i).start() > words.at(i - 1).end();
      text.append(space ? " " : "").append(word);
    }
    Words plain = Words.of("They must " + text);
    return CoordinatedVerbs.split(plain, 2, plain.size(), force).stream()
        .map(
            phrase -> {
              List<String> deadlines = new ArrayList<>(phrase.deadlines());
              boolean timed = // "responsible for replacing disks within 10 days"
                  phrase.text().contains(" ")
                      && !phrase.modifiers().isEmpty()
                      && phrase.modifiers().stream()
                          .allMatch(m -> m.kind() == ModifierKind.DEADLINE);
              if (timed) {
                phrase.modifiers().forEach(m -> deadlines.add(plain.text(m.from(), m.to())));
              }
              String said = timed ? phrase.text() : textWithModifiers(phrase, plain);
              return new VerbPhrase(said, List.of(), deadlines);
            })
        .toList();
  }

  private static boolean adjective(String word) {
    return word.matches("[a-z]{3,}(?:ory|ive|ous|ful|ble|ant|less)");
  }

  private static String textWithModifiers(VerbPhrase phrase, Words plain) {
    StringBuilder text = new StringBuilder(phrase.text());
    for (Modifier modifier : phrase.modifiers()) {
      if (modifier.kind() != ModifierKind.REMARK) {
        text.append(' ').append(plain.text(modifier.from(), modifier.to()));
      }
    }
    return text.toString();
  }

  private static Optional<String> gerund(Words words, int i) {
    return Verbs.baseOfGerund(words.at(i).lower())
        .filter(base -> Verbs.isBase(base) && !words.at(i).tagged("ADJ"));
  }
}
