package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.Token;
import java.util.List;
import java.util.stream.Collectors;

/** The tokens of a sentence with the text between them; beyond its ends stand empty marks. */
public record Words(String text, List<Token> tokens) {
  private static final Token NONE = new Token("\u0000", "\u0000", "X", "", 0, 0);

  /** The words of a sentence, with the tags that the tagger gives them. */
  public static Words of(String text) {
    return new Words(text, English.get().tokens(text));
  }

  /** The token at a place; an empty mark beyond the ends. */
  public Token at(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : NONE;
  }

  /** How many tokens there are. */
  public int size() {
    return tokens.size();
  }

  /** The text of a token range as it stands in the sentence. */
  public String text(int from, int to) {
    return from >= to ? "" : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** The words of a range in lower case. */
  public List<String> slice(int from, int to) {
    return from >= to
        ? List.of()
        : tokens.subList(from, to).stream().map(Token::lower).collect(Collectors.toList());
  }

  /** Whether a phrase in lower case starts at a token. */
  public boolean starts(int i, List<String> phrase) {
    return i >= 0
        && i + phrase.size() <= tokens.size()
        && slice(i, i + phrase.size()).equals(phrase);
  }

  /** A text as it stands behind other words: a name keeps its capital. */
  public static String lowerFirst(String text) {
    boolean name =
        text.length() > 1
            && (Character.isUpperCase(text.charAt(1)) || !Character.isLetter(text.charAt(1)));
    Words words = Words.of(text);
    boolean proper = words.at(0).tagged("PROPN") && words.at(1).startsUpper();
    return name || proper ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
