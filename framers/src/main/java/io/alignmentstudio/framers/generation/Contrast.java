package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One story in three variants that differ in one decisive fact.
 *
 * @param kind what decides: "polarity", "threshold", "deadline", ...
 * @param stories a story for every verdict
 * @param missingFact what the ambiguous variant leaves open
 * @param with another norm that the story keeps, where it is about two
 */
record Contrast(
    String kind, Map<Verdict, String> stories, String missingFact, Optional<Norm> with) {
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
        missingFact,
        Optional.empty());
  }

  /** The same story with what another norm asks in front of it, done as it should be. */
  Contrast after(String kept, Norm other) {
    Map<Verdict, String> told = new EnumMap<>(Verdict.class);
    stories.forEach((verdict, story) -> told.put(verdict, kept + " " + story));
    return new Contrast("cross-norm", told, missingFact, Optional.of(other));
  }
}
