package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The list in an action: "monitor devices, mailboxes and accounts at any time". */
final class ActList {
  private static final Set<String> JOINS = Set.of("and", "or", "nor");
  private static final Set<String> ENDS = Set.of("including", "unless", "except", "because");

  /** "Records for investigation files": these say nothing without what they are for. */
  static final Set<String> GENERAL =
      Set.of("record", "information", "data", "detail", "entry", "document", "content");

  private static final Set<String> RELATIVE = Set.of("which", "that", "who", "whose");

  private ActList() {}

  /** Where examples or an exception begin: "including", "such as", "unless". */
  static int end(List<Token> tokens) {
    for (int i = 2; i < tokens.size(); i++) {
      boolean examples =
          tokens.get(i).in(ENDS)
              || (tokens.get(i).is("such") && i + 1 < tokens.size() && tokens.get(i + 1).is("as"));
      if (examples) {
        return i;
      }
    }
    return tokens.size();
  }

  /**
   * The members of the list, each by the keys of its words; empty if there is none.
   *
   * @param deed place of the verb
   */
  static List<Set<String>> alternatives(List<Token> tokens, int deed) {
    List<List<Token>> members = new ArrayList<>();
    List<Token> member = new ArrayList<>();
    for (int i = deed + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean verbs =
          tokens.get(i - 1).tagged("VERB")
              || (i + 1 < tokens.size() && tokens.get(i + 1).tagged("VERB"));
      boolean things = member.stream().anyMatch(Token::nominal); // "sensitive or confidential data"
      boolean adjectives =
          tokens.get(i - 1).tagged("ADJ")
              && i + 1 < tokens.size()
              && tokens.get(i + 1).tagged("ADJ");
      if ((token.comma() || token.in(JOINS)) && !verbs && !adjectives) {
        if (things) {
          members.add(member);
          member = new ArrayList<>();
        }
      } else {
        member.add(token);
      }
    }
    members.add(member);
    if (members.size() < 2) {
      return List.of();
    }
    members.set(0, afterPreposition(members.getFirst()));
    for (int i = 1; i < members.size(); i++) {
      members.set(i, untilPreposition(members.get(i)));
    }
    return members.stream().map(ActList::keys).toList();
  }

  /**
   * Keys of the words from the verb to the first preposition other than "of", and of the further
   * members of a list: "names in one register, and entries in the other".
   */
  static Set<String> core(List<Token> tokens, int deed) {
    Set<String> core = new HashSet<>();
    boolean object = true;
    int from = deed + 1;
    while (from < tokens.size() - 1 && Deed.particle(tokens, deed, from)) {
      from++; // "Fill out the form": the form is the object.
    }
    for (int i = from; i < tokens.size(); i++) {
      boolean ends =
          (tokens.get(i).tagged("ADP")
                  || tokens.get(i).is("to")
                  || tokens.get(i).tagged("SCONJ")
                  || tokens.get(i).in(RELATIVE))
              && !tokens.get(i).is("of")
              && !(tokens.get(i).is("for") && i > 0 && GENERAL.contains(key(tokens, i - 1)));
      object &= !ends;
      object |= tokens.get(i).in(JOINS) && tokens.get(i - 1).comma();
      if (object) {
        core.add(key(tokens, i));
      }
    }
    return core;
  }

  private static List<Token> afterPreposition(List<Token> tokens) {
    int from = 0;
    for (int i = 0; i < tokens.size() - 1; i++) {
      if (tokens.get(i).tagged("ADP")) {
        from = i + 1;
      }
    }
    return tokens.subList(from, tokens.size());
  }

  private static List<Token> untilPreposition(List<Token> tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      boolean ends =
          (tokens.get(i).tagged("ADP") && !tokens.get(i).is("of"))
              || tokens.get(i).tagged("SCONJ")
              || tokens.get(i).tagged("ADV")
              || tokens.get(i).is("to");
      if (ends) {
        return tokens.subList(0, i);
      }
    }
    return tokens;
  }

  private static Set<String> keys(List<Token> tokens) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      keys.add(key(tokens, i));
    }
    return keys;
  }

  /**
   * The key of a word: a name of several words is one, "records vault", and a verb is known as
   * such, "to share", unless it stands where a noun does.
   */
  static String key(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (named(token)) {
      int from = at;
      while (from > 0 && (named(tokens.get(from - 1)) || owns(tokens, from - 1))) {
        from--;
      }
      int to = at + 1;
      while (to < tokens.size() && (named(tokens.get(to)) || owns(tokens, to))) {
        to++;
      }
      if (to < tokens.size() && tokens.get(to).text().matches("\\d+[a-z]?")) {
        to++; // "Section 4" is not "Section 1".
      }
      StringBuilder name = new StringBuilder();
      tokens.subList(from, to).forEach(each -> name.append(' ').append(each.text()));
      return Terms.key(name.toString());
    }
    boolean modified =
        at > 0
            && (tokens.get(at - 1).tagged("ADJ")
                || tokens.get(at - 1).tagged("DET")
                || tokens.get(at - 1).nominal());
    return token.tagged("VERB") && !modified && !says(tokens, at)
        ? "to " + token.lemma()
        : Terms.key(token.text());
  }

  /** "Suspected bullying", "lost or stolen devices": a participle that says which. */
  static boolean says(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean participle =
        at > 0
            && token.tagged("VERB")
            && !token.lower().endsWith("ing")
            && Verbs.baseOfParticiple(token.lower()).isPresent();
    if (!participle || at + 1 >= tokens.size()) {
      return false;
    }
    Token next = tokens.get(at + 1);
    return next.nominal() || (next.in(JOINS) && at + 2 < tokens.size() && says(tokens, at + 2));
  }

  /** The mark in "Parents' Association". */
  private static boolean owns(List<Token> tokens, int at) {
    return at > 0
        && at + 1 < tokens.size()
        && tokens.get(at).text().matches("['’]s?")
        && named(tokens.get(at - 1))
        && named(tokens.get(at + 1));
  }

  private static boolean named(Token token) {
    return token.startsUpper() && token.text().length() > 1;
  }
}
