package io.alignmentstudio.framers.curation;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Example;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What people decided about rows.
 *
 * @param pinned ids of the rows that no stage may drop
 * @param rejects whether people refused what a row says
 */
public record Reviewed(Set<String> pinned, Predicate<Example> rejects) {
  /** Nobody decided anything. */
  public static final Reviewed NOTHING = new Reviewed(Set.of(), row -> false);

  public Reviewed {
    pinned = Set.copyOf(pinned);
    requireNonNull(rejects, "rejects is null");
  }
}
