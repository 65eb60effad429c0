package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Verdict;
import java.util.Map;
import java.util.Set;

/**
 * One story in three variants that differ in one decisive fact.
 *
 * @param kind what decides: "polarity", "threshold", "deadline", ...
 * @param stories a story for every verdict
 * @param missingFact what the ambiguous variant leaves open
 */
record Contrast(String kind, Map<Verdict, String> stories, String missingFact) {
  Contrast {
    stories = Map.copyOf(stories);
    if (!stories.keySet().equals(Set.of(Verdict.values()))) {
      throw new IllegalArgumentException("a contrast needs every verdict, got " + stories.keySet());
    }
  }

  static Contrast of(
      String kind, String compliant, String violation, String ambiguous, String missingFact) {
    return new Contrast(
        kind,
        Map.of(
            Verdict.COMPLIANT, compliant,
            Verdict.VIOLATION, violation,
            Verdict.AMBIGUOUS, ambiguous),
        missingFact);
  }
}
