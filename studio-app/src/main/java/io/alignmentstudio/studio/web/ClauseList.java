package io.alignmentstudio.studio.web;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How clauses are listed.
 *
 * @param words of a search, which are marked
 * @param paths whether each clause shows the headings that it stands under
 * @param target id of the clause that a link leads to; empty without one
 * @param norms number of norms that rest on a clause, by its id
 */
public record ClauseList(
    List<String> words, boolean paths, String target, ToIntFunction<String> norms) {
  public ClauseList {
    words = List.copyOf(words);
  }
}
