package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Norm;

/** Terms and what they mean. */
final class Definitions {
  private Definitions() {}

  static String term(Norm norm) {
    return Words.unstop(norm.bearer()).replaceAll("[\"'“”‘’]", "").strip();
  }

  /** The meaning, as one thing that falls under the term. */
  static String thing(Norm norm) {
    String meaning =
        References.plain(Words.unstop(norm.action()))
            .replaceFirst("^(?:means?|is|are|refers? to|includes?|describes)\\s+", "");
    String one =
        meaning
            .replaceFirst(
                ",? (?:including|such as|for example|provided that|whether or not)\\b.*$", "")
            .replaceFirst("\\. .*$", "")
            .replaceFirst("^Any", "any");
    return Words.lowerFirst(VerbPhrase.affirmative(one));
  }
}
