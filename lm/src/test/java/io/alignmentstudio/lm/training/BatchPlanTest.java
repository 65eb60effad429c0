package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(2, 1e-3, 0, 0, 1, 20, 3).accumulating(2);

  private record Repeating(int repeats) implements Objective<Integer> {
    @Override
    public int tokens(Integer row) {
      return row;
    }

    @Override
    public StepMetrics backward(List<Integer> rows, long step) {
      return new StepMetrics(0, Map.of());
    }
  }

  private static List<List<List<Integer>>> plan(int repeats) {
    List<Integer> rows = IntStream.rangeClosed(1, 15).boxed().toList();
    return BatchPlan.of(rows, new Repeating(repeats), SETTINGS);
  }

  @Test
  void wholeStepsAreRepeated() {
    List<List<List<Integer>>> once = plan(1);
    List<List<List<Integer>>> thrice = plan(3);
    assertThat(thrice).hasSize(3 * once.size());
    for (int step = 0; step < thrice.size(); step++) {
      assertThat(thrice.get(step)).isEqualTo(once.get(step / 3));
    }
    assertThat(once).anyMatch(step -> step.size() == 2);
  }

  @Test
  void everyEpochHasEveryRowOnce() {
    List<Integer> rows =
        plan(1).stream().flatMap(List::stream).flatMap(List::stream).sorted().toList();
    assertThat(rows).isEqualTo(IntStream.range(0, 30).mapToObj(at -> at / 2).toList());
  }

  private static TrainingSettings byRows(boolean shuffled, OptionalLong steps) {
    return new TrainingSettings(
        2, 1e-3, 0, 0, 1, new Batching.Rows(4, shuffled), 3, Schedule.LINEAR, 1, steps);
  }

  @Test
  void batchesByRowsKeepTheOrderOrShuffleEachEpoch() {
    List<Integer> rows = List.of(9, 8, 7, 6, 5, 4);
    Repeating once = new Repeating(1);
    assertThat(BatchPlan.of(rows, once, byRows(false, OptionalLong.empty())))
        .containsExactly(
            List.of(List.of(0, 1, 2, 3)),
            List.of(List.of(4, 5)),
            List.of(List.of(0, 1, 2, 3)),
            List.of(List.of(4, 5)));
    List<List<List<Integer>>> shuffled =
        BatchPlan.of(rows, once, byRows(true, OptionalLong.empty()));
    assertThat(shuffled).hasSize(4);
    assertThat(shuffled.subList(0, 2)).isNotEqualTo(shuffled.subList(2, 4));
    assertThat(shuffled.subList(2, 4).stream().flatMap(List::stream).flatMap(List::stream))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(BatchPlan.inOrder(rows, row -> row, new Batching.Rows(4, true)))
        .containsExactly(List.of(0, 1, 2, 3), List.of(4, 5));
  }

  @Test
  void aNumberOfStepsTakesAsManyEpochsAsItNeeds() {
    List<Integer> rows = List.of(9, 8, 7, 6, 5, 4);
    assertThat(BatchPlan.of(rows, new Repeating(1), byRows(false, OptionalLong.of(7))))
        .hasSize(7)
        .last()
        .isEqualTo(List.of(List.of(0, 1, 2, 3)));
    assertThat(BatchPlan.of(rows, new Repeating(1), byRows(false, OptionalLong.of(1)))).hasSize(1);
    assertThat(BatchPlan.of(List.of(), new Repeating(1), byRows(false, OptionalLong.of(1))))
        .isEmpty();
  }
}
