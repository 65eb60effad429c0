package io.alignmentstudio.framers.language;

import java.util.Locale;
import java.util.Set;

/**
 * A word or mark of a sentence.
 *
 * @param lower the text in lower case; an initialism that would read as a pronoun keeps its
 *     capitals
 * @param tag universal part of speech: NOUN, VERB, AUX, ...
 * @param lemma base form of a verb; other words as they are, in lower case
 * @param start first character in the sentence
 * @param end character after the last one
 */
public record Token(String text, String lower, String tag, String lemma, int start, int end) {
  static Token of(String text, String tag, int start, int end) {
    String lower = Tags.initialism(text) ? text : text.toLowerCase(Locale.ROOT);
    return new Token(text, lower, tag, tag.equals("VERB") ? Verbs.lemma(lower) : lower, start, end);
  }

  public boolean is(String word) {
    return lower.equals(word);
  }

  public boolean in(Set<String> words) {
    return words.contains(lower);
  }

  public boolean tagged(String wanted) {
    return tag.equals(wanted);
  }

  /** Whether it is a noun or a name. */
  public boolean nominal() {
    return tag.equals("NOUN") || tag.equals("PROPN");
  }

  public boolean comma() {
    return text.equals(",");
  }

  public boolean startsUpper() {
    return Character.isUpperCase(text.codePointAt(0));
  }

  /** Whether it is a word or number rather than a mark. */
  public boolean word() {
    return Character.isLetterOrDigit(text.codePointAt(0))
        || text.startsWith("$")
        || text.startsWith("€")
        || text.startsWith("£");
  }
}
