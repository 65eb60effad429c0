package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import java.util.List;
import java.util.stream.IntStream;

/** Questions to begin with, taken from the policy's own questions and answers. */
final class Starters {
  private static final int COUNT = 3;
  private static final int LONGEST = 120; // characters

  private Starters() {}

  /** A few questions from all over the documents; none if the policy asks none. */
  static List<String> of(StudioBackend backend) {
    List<String> questions =
        backend.documents().stream()
            .flatMap(document -> document.root().clauses())
            .filter(clause -> clause.type() == ClauseType.QUESTION)
            .map(Clause::text)
            .filter(text -> text.length() <= LONGEST)
            .distinct()
            .toList();
    int count = Math.min(COUNT, questions.size());
    return IntStream.range(0, count)
        .mapToObj(index -> questions.get(index * questions.size() / count))
        .toList();
  }
}
