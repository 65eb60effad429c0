package io.alignmentstudio.framers.norms.rewording;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that say a rule in a way of their own, and the plain words for them.
 *
 * @param plain with {@code $1} for groups of the pattern
 */
record Idiom(Pattern pattern, String plain) {
  static Idiom of(String regex, String plain) {
    return new Idiom(Pattern.compile("(?i)" + regex), plain);
  }

  /** A sentence with every such idiom replaced, one list entry after the other. */
  static String plain(List<Idiom> idioms, String sentence) {
    String text = sentence;
    for (Idiom idiom : idioms) {
      text = idiom.pattern().matcher(text).replaceAll(idiom.plain());
    }
    return text;
  }
}
