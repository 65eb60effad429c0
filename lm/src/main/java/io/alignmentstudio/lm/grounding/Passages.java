package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts clauses into passages at the ends of sentences. A question is no passage of its own: it
 * helps to find its answer.
 */
public final class Passages {
  /** Longest passage in words; a longer sentence stays whole. */
  private static final int WORDS = 45;

  private Passages() {}

  /** Passages of clauses, in order; nothing of a clause but questions is left out. */
  public static List<Passage> of(List<Clause> clauses) {
    List<Passage> passages = new ArrayList<>();
    String question = "";
    for (Clause clause : clauses) {
      if (clause.type() == ClauseType.QUESTION) {
        question = clause.text();
        continue;
      }
      // What follows a question's answers is found by its own words.
      question = clause.type() == ClauseType.ANSWER ? question : "";
      for (String text : split(clause.fullText())) {
        String searchText = question.isEmpty() ? text : question + " " + text;
        passages.add(new Passage(clause.id(), clause.regulation(), text, searchText));
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
