package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Clause;

/** Whether words stand in a clause, whatever the white space between them. */
final class Verbatim {
  private Verbatim() {}

  static boolean in(Clause clause, String words) {
    return !words.isBlank() && squeezed(clause.fullText()).contains(squeezed(words));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
