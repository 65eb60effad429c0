package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;

/** Whether clauses say what rows quote. */
public final class Quotes {
  private Quotes() {}

  /** Whether the clause says these words, whatever the white space. */
  public static boolean standIn(Clause clause, String quote) {
    return clause.fullText().contains(quote) || squeeze(clause.fullText()).contains(squeeze(quote));
  }

  private static String squeeze(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
