package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Funnel;
import java.util.List;

/**
 * What a teacher contributed.
 *
 * @param <T> rows or norms
 * @param stages of the funnel: requests, items
 * @param quarantined what was lost, each with its reason
 * @param missing requests without an answer that may be answered another time
 */
public record Taught<T>(
    List<T> made, List<Funnel.Stage> stages, List<Quarantined> quarantined, int missing) {
  public Taught {
    made = List.copyOf(made);
    stages = List.copyOf(stages);
    quarantined = List.copyOf(quarantined);
  }

  static <T> Taught<T> of(List<T> made, Tally tally, String name) {
    return new Taught<>(made, tally.stages(name), tally.quarantined(), tally.missing());
  }
}
