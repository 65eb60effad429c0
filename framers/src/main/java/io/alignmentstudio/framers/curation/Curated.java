package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** A row that was dropped. */
  public record Dropped(String stage, String reason, Example row) {}

  public Curated {
    train = List.copyOf(train);
    heldOutGroups = List.copyOf(heldOutGroups);
    heldOutNorms = List.copyOf(heldOutNorms);
    dropped = List.copyOf(dropped);
  }

  /** Rows that one stage dropped for one reason, with a few of them to look at. */
  public record Sample(String stage, String reason, int rows, List<Example> examples) {
    public Sample {
      examples = List.copyOf(examples);
    }
  }

  /** The dropped rows by stage and reason, with {@value #SHOWN} examples of each. */
  public List<Sample> samples() {
    Map<List<String>, List<Example>> byReason = new LinkedHashMap<>();
    for (Dropped drop : dropped) {
      byReason
          .computeIfAbsent(List.of(drop.stage(), drop.reason()), key -> new ArrayList<>())
          .add(drop.row());
    }
    return byReason.entrySet().stream()
        .map(entry ->
            new Sample(
                entry.getKey().get(0),
                entry.getKey().get(1),
                entry.getValue().size(),
                entry.getValue().stream().limit(SHOWN).toList()))
        .toList();
  }

  private static final int SHOWN = 3;

  /** Every row that was kept. */
  public Stream<Example> kept() {
    return Stream.of(train, heldOutGroups, heldOutNorms).flatMap(List::stream);
  }
}
