package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.domain.Clause;
import java.util.ArrayList;
import java.util.List;

/** Cuts clauses into passages at the ends of sentences. */
public final class Passages {
  /** Longest passage in words; a longer sentence stays whole. */
  private static final int WORDS = 45;

  private Passages() {}

  /** Passages of clauses, in order; nothing of a clause is left out. */
  public static List<Passage> of(List<Clause> clauses) {
    List<Passage> passages = new ArrayList<>();
    for (Clause clause : clauses) {
      for (String text : split(clause.fullText())) {
        passages.add(new Passage(clause.id(), clause.regulation(), text));
      }
    }
    return List.copyOf(passages);
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String sentence : text.split("(?<=[.!?][\"')\\]]?)\\s+(?=[\\p{Lu}\"'(\\d])")) {
      if (!part.isEmpty() && words(part) + words(sentence) > WORDS) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : " ").append(sentence);
    }
    parts.add(part.toString());
    return parts;
  }

  private static int words(CharSequence text) {
    int words = 1;
    for (int at = 0; at < text.length(); at++) {
      words += Character.isWhitespace(text.charAt(at)) ? 1 : 0;
    }
    return words;
  }
}
