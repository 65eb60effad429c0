package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Data ready for tuning and auditing.
 *
 * @param heldOutGroups contrast groups and questions never trained on, of norms that are trained on
 * @param heldOutNorms every row of norms that are not trained on at all
 * @param dropped rows that are in none of these, each with its reason
 */
public record Curated(
    List<Example> train,
    List<Example> heldOutGroups,
    List<Example> heldOutNorms,
    Funnel funnel,
    List<Dropped> dropped) {
  /**
   * A row that was dropped.
   *
   * @param because id of the row that stayed in its place, or whose loss took it along
   */
  public record Dropped(String stage, String reason, Example row, Optional<String> because) {}

  public Curated {
    train = List.copyOf(train);
    heldOutGroups = List.copyOf(heldOutGroups);
    heldOutNorms = List.copyOf(heldOutNorms);
    dropped = List.copyOf(dropped);
  }

  /** Every row that was kept. */
  public Stream<Example> kept() {
    return Stream.of(train, heldOutGroups, heldOutNorms).flatMap(List::stream);
  }
}
